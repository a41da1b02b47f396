// Written for browsers that are too old for the page: in words that they know, it says what they lack.
(function () {
  function each(id, hidden) { document.getElementById(id).hidden = hidden; }
  function missing() {
    function has(object, name) { return typeof object !== "undefined" && name in object; }
    var wants = [
      ["WebAssembly", has(window, "WebAssembly") && has(WebAssembly, "compile")],
      ["Worker", has(window, "Worker")],
      ["DecompressionStream", has(window, "DecompressionStream")],
      ["Blob.stream", has(window, "Blob") && has(Blob.prototype, "stream") && has(Blob.prototype, "arrayBuffer")],
      ["URL.createObjectURL", has(window, "URL") && has(URL, "createObjectURL")],
      ["Response", has(window, "Response")],
      ["FormData", has(window, "FormData") && has(FormData.prototype, "entries")],
      ["Object.fromEntries", has(Object, "fromEntries")],
      ["TextDecoder", has(window, "TextDecoder")],
      ["PointerEvent", has(window, "PointerEvent")],
      ["CSS.escape", has(window, "CSS") && has(CSS, "escape")],
      ["CSS grid", has(window, "CSS") && has(CSS, "supports") && CSS.supports("display", "grid")]
    ], lacks = [];
    for (var i = 0; i < wants.length; i++) if (!wants[i][1]) lacks.push(wants[i][0]);
    return lacks;
  }
  // say tells it once; the page's own script asks whether it was told.
  function say(what) {
    var root = document.documentElement;
    if (root.getAttribute("data-old")) return;
    root.setAttribute("data-old", "yes");
    document.getElementById("lacks").textContent = what;
    each("old", false);
    each("opening", true);
  }
  var lacks = missing();
  if (lacks.length) say(lacks.join(", "));
  // A script with words that the browser does not know does not begin.
  window.addEventListener("error", function (e) {
    if (!document.documentElement.getAttribute("data-began")) say(e.message || "");
  });
  window.doudiOld = say;
})();
