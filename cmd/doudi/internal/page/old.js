if (!window.WebAssembly || !window.Worker || !window.DecompressionStream || !Object.fromEntries || !window.FormData) {
  document.getElementById("old").hidden = false;
  document.getElementById("opening").hidden = true;
}
