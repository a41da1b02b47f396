"use strict";
document.documentElement.dataset.began = "yes";
// The page's script carries what is entered to the program, in a worker, and puts its answers where they belong. It reckons nothing.
(() => {
  const $ = (id) => document.getElementById(id);
  const about = {version: document.documentElement.dataset.version, build: document.documentElement.dataset.build};
  const files = {}; // dropped on the page: bytes by name
  const own = {policy: [], study: [], profile: [], catalogue: []}; // names of those by kind
  const desks = new Set(); // at work or kept
  let module, source, lang = location.hash === "#en" ? "en" : "zh", saved = {}, desk;

  // Desk is a worker with the program in it.
  class Desk {
    constructor() {
      desks.add(this);
      this.calls = new Map();
      this.next = 1;
      this.known = {};
      this.worker = new Worker(source);
      this.up = new Promise((ready, broken) => {
        this.broken = broken;
        this.worker.onerror = (e) => this.end(e.message);
        this.worker.onmessage = ({data}) => {
          if (data.ready) return ready();
          if ("ended" in data) return this.end(data.ended);
          const call = this.calls.get(data.id);
          if (!call) return;
          if (data.answer) { this.calls.delete(data.id); call.done(data.answer); } else if (call.tell) call.tell(data.done, data.total);
        };
      });
      this.up.catch(() => {}); // whoever calls is told
      this.worker.postMessage({module, about});
    }
    async call(name, request, tell, extra) {
      await this.up;
      const fresh = {...extra};
      for (const [path, bytes] of Object.entries(files)) if (this.known[path] !== bytes) fresh[path] = this.known[path] = bytes;
      return new Promise((done, fail) => {
        const id = this.next++;
        this.calls.set(id, {done, fail, tell});
        this.worker.postMessage({id, name, request: {lang, own: own.policy, own_studies: own.study, own_profiles: own.profile, own_catalogues: own.catalogue, ...request}, files: fresh});
      });
    }
    // end gives the worker up, and all that was asked of it.
    end(why) {
      desks.delete(this);
      this.worker.terminate();
      this.ended = true;
      this.broken(new Error(why || ""));
      for (const {fail} of this.calls.values()) fail(new Error(why || ""));
      this.calls.clear();
    }
  }

  // asked calls the desk that answers forms; one that broke down is set up anew. ask shows what it answers.
  const asked = async (name, request) => {
    if (!desk || desk.ended) desk = new Desk();
    return desk.call(name, request);
  };
  const ask = async (name, request) => {
    const answer = await asked(name, request);
    show(answer);
    return answer;
  };

  // show puts an answer where it belongs; what had the keyboard has it again where it was drawn anew.
  const show = (answer) => {
    const held = document.activeElement, again = held && held.closest("form, [role=tabpanel], #page") && place(held);
    for (const [id, html] of Object.entries(answer.parts || {})) if ($(id)) $(id).innerHTML = html;
    for (const [id, set] of Object.entries(answer.set || {})) if ($(id)) for (const [name, value] of Object.entries(set)) $(id).setAttribute(name, value);
    if (again && !held.isConnected) (again() || document.body).focus();
  };

  // place finds the element again that stands where another stood: by its id, or by its name or action in its form.
  const place = (x) => {
    if (x.id) return () => $(x.id);
    const form = x.closest("form, section"), by = ["name", "data-action"].find((name) => x.getAttribute(name));
    return () => by && form && $(form.id) && $(form.id).querySelector(`[${by}="${CSS.escape(x.getAttribute(by))}"]`);
  };

  const entries = (form) => Object.fromEntries(new FormData(form));

  // mark tells at every field of a form what is wrong with it.
  const mark = (form, wrong) => {
    for (const label of form.querySelectorAll("label.field")) {
      const input = label.querySelector("input, select, textarea"), said = (wrong || {})[input.name] || "";
      label.querySelector(".wrong").textContent = said;
      for (const [name, value] of [["aria-invalid", "true"], ["aria-description", said]]) if (said) input.setAttribute(name, value); else input.removeAttribute(name);
    }
  };

  // latest runs a job again after the one that is at work, with what is entered by then, and no oftener.
  const latest = (job) => {
    let busy = false, again = false;
    return async () => {
      if (busy) { again = true; return; }
      busy = true;
      do { again = false; try { await job(); } catch (e) { broke(e); } } while (again);
      busy = false;
    };
  };

  const broke = (e) => {
    const box = $("broken");
    box.hidden = false;
    box.querySelector("pre").textContent = String(e && e.message || e);
  };

  const settle = latest(async () => {
    const form = $("entry"), values = entries(form);
    const answer = await ask("settle", {values});
    mark(form, answer.fields);
    $("sheet").classList.toggle("stale", !!answer.failed);
    if (answer.failed) return;
    saved = {...answer.files};
    Object.assign(saved, (await ask("draw", {values})).files);
  });

  const family = async (request) => {
    await ask("family", {values: entries($("entry")), ...request});
    await settle();
  };

  const types = {svg: "image/svg+xml", png: "image/png", html: "text/html", zip: "application/zip", csv: "text/csv", md: "text/plain", txt: "text/plain", yaml: "text/plain"};
  const take = (name, bytes) => {
    const link = document.createElement("a"), type = types[name.split(".").pop()] || "application/octet-stream";
    link.href = URL.createObjectURL(new Blob([bytes], {type}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  // draw draws the whole page, in one language after the other.
  let drawing = Promise.resolve();
  const draw = (first) => {
    drawing = drawing.then(async () => {
      $("page").setAttribute("aria-busy", "true");
      try { await drawn(first); } finally { $("page").removeAttribute("aria-busy"); }
    }).catch(broke);
    return drawing;
  };
  const drawn = async (first) => {
    const questions = first ? {} : {...entries($("changes")), ...entries($("question"))}, kept = first ? {} : {...entries($("changes")), ...entries($("entry"))};
    const tab = document.querySelector("[role=tab][aria-selected=true]"), chosen = tab ? tab.id : "tab-bills";
    document.documentElement.lang = lang === "en" ? "en" : "zh-CN";
    await ask("shell", {values: kept});
    choose($(chosen));
    buttons();
    await ask("question", {values: {...entries($("changes")), ...questions}});
    await ask("table", {action: first ? "open" : "", values: {...kept, ...entries($("changes"))}});
    await family(first ? {action: "open"} : {values: kept});
    for (const name of Object.keys(files)) if (!first) await used(name, false);
    if (result && !result.ended) {
      show(await result.call("told", {values: $("budget") ? entries($("budget")) : {}}));
      await curve();
    }
    if (solved && !solved.ended) {
      const answer = await solved.call("answered", {});
      show(answer);
      solved.files = answer.files;
    }
  };

  // meter shows how far a run is: how much of all is done, and about how long what is left will take at the pace since it was first told.
  const meter = (id) => {
    let began, before = 0, first = 0;
    return {
      say: (kind) => {
        $(id + "-left").setAttribute("aria-live", "polite");
        $(id + "-left").textContent = kind ? $(id + "-left").dataset[kind] : "";
      },
      tell: (done, total) => {
        const now = performance.now();
        if (!began || done < before) [began, first] = [now, done]; // a run may be of several, one after the other
        before = done;
        $(id + "-left").setAttribute("aria-live", "off"); // seconds are not read out one by one
        $(id + "-done").max = total;
        $(id + "-done").value = done;
        if (done > first) $(id + "-left").textContent = $(id + "-left").dataset.left.replace("%s", Math.ceil((now - began) / 1000 * (total - done) / (done - first)));
      },
    };
  };

  // A run: its workers, each with a part of the draws; the first concludes, and keeps the result. A question has a worker of its own.
  let run = null, result = null, asking = null, solved = null;
  const buttons = () => {
    for (const [at, work, stop, id] of [[run, "run", "cancel", "run-done"], [asking, "ask", "give-up", "asked-done"]]) {
      const [begins, ends] = [work, stop].map((x) => document.querySelector(`[data-action=${x}]`)), held = document.activeElement;
      begins.disabled = !!at;
      ends.disabled = !at;
      if (held.disabled && (held === begins || held === ends)) (at ? ends : begins).focus(); // what is switched off loses the keyboard
      $(id).hidden = !at;
    }
  };

  // alone does what makes a result: one at a time, which can be stopped. What it leaves as the result lives on.
  const alone = async (job, keeps) => {
    if (run) return;
    const mine = run = {desks: []}, shown = meter("run"), before = result;
    if (result && !keeps) {
      result.end();
      result = null;
      $("result").innerHTML = "";
    }
    $("trouble").innerHTML = "";
    buttons();
    shown.say("opening");
    try {
      await job(mine, shown);
    } catch (e) {
      if (!mine.stopped) broke(e);
    }
    shown.say(mine.stopped ? "stopped" : result && result !== before ? "ended" : "");
    for (const x of [...mine.desks, ...before ? [before] : []]) if (x !== result) x.end();
    run = null;
    buttons();
    if (!result || result === before) return;
    $("edit").open = false;
    await curve();
  };

  // A run's workers open the program while its entries are made, from when the tab is chosen.
  const workers = () => Math.min(navigator.hardwareConcurrency || 1, 2), spare = [];
  const warm = () => { while (!run && spare.length < workers()) spare.push(new Desk()); };
  const ready = () => {
    for (let x; (x = spare.pop());) if (!x.ended) return x;
    return new Desk();
  };

  const start_run = () => alone(async (mine, shown) => {
    const values = entries($("changes")), of = workers();
    const told = Array.from({length: of}, () => [0, 0]);
    const tell = (part) => (done, total) => {
      if (run !== mine) return;
      told[part] = [done, total];
      shown.tell(...told.reduce((x, y) => [x[0] + y[0], x[1] + y[1]]));
    };
    mine.desks = told.map(ready);
    const answers = await Promise.all(mine.desks.map((x, i) => x.call("simulate", {values, part: i + 1, of}, tell(i))));
    mark($("changes"), answers[0].fields);
    show(answers[0]);
    if (!answers.some((x) => x.failed)) {
      const parts = {};
      for (const x of answers.slice(1)) Object.assign(parts, x.files);
      const last = await mine.desks[0].call("conclude", {name: Object.keys(parts).join(" ")}, null, parts);
      show(last);
      if (!last.failed) result = mine.desks[0];
    }
    if (measured) measured.memory = await memory();
  });

  // The question is of the study and the alternatives that are chosen for a run.
  const questioned = () => ({...entries($("changes")), ...entries($("question"))});
  const question = async () => {
    for (;;) {
      const values = questioned(), answer = await asked("question", {values});
      if (JSON.stringify(questioned()) === JSON.stringify(values)) return show(answer);
    } // what was typed meanwhile is not drawn over: the form is drawn with it
  };

  const start_asking = async () => {
    if (asking) return;
    const values = questioned(), mine = asking = {desk: new Desk()}, shown = meter("asked");
    if (solved) solved.end();
    solved = null;
    $("answer").innerHTML = "";
    buttons();
    shown.say("opening");
    try {
      const answer = await mine.desk.call("solve", {values}, (done, total) => { if (asking === mine) shown.tell(done, total); });
      mark($("question"), answer.fields);
      show(answer);
      if (!answer.failed) { solved = mine.desk; solved.files = answer.files; }
      shown.say(solved ? "ended" : "");
    } catch (e) {
      if (!mine.stopped) broke(e);
      shown.say(mine.stopped ? "stopped" : "");
    }
    if (!solved) mine.desk.end();
    asking = null;
    buttons();
  };

  // The line of the budget is moved by the pointer, to the last place where it was, and by keys, one after the other.
  const curve = async (action, x) => {
    const form = $("budget");
    if (form && result && !result.ended) show(await result.call("budget", {action, values: {...entries(form), x}}));
  };
  let pointed, moving = Promise.resolve();
  const follow = latest(async () => { await curve("point", pointed); });
  const point = (e) => {
    const box = $("line").ownerSVGElement.getBoundingClientRect();
    pointed = String((e.clientX - box.left) / box.width * 1000);
    follow();
  };
  document.addEventListener("pointerdown", (e) => {
    const drawn = e.target.closest("#curve svg");
    if (!drawn || e.button) return;
    e.preventDefault();
    drawn.setPointerCapture(e.pointerId);
    $("line").focus();
    point(e);
  });
  document.addEventListener("pointermove", (e) => {
    const drawn = e.target.closest && e.target.closest("#curve svg");
    if (drawn && drawn.hasPointerCapture(e.pointerId)) point(e);
  });
  document.addEventListener("keydown", (e) => {
    if (e.target.id !== "line" || !["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown", "PageUp", "PageDown", "Home", "End"].includes(e.key)) return;
    e.preventDefault();
    moving = moving.then(() => curve(e.key)).catch(broke);
  });

  const table = async (action) => { show(await ask("table", {action, values: entries($("changes"))})); };

  // opened takes files that were dropped or opened: each is checked, and used where it can be.
  const opened = async (list) => {
    const waiting = [...refused];
    for (const file of list) {
      const zip = await file.slice(0, 4).text() === "PK\x03\x04";
      files[file.name] = new Uint8Array(await file.slice(0, zip ? 256 << 20 : 5 << 20).arrayBuffer()); // more than the program reads
    }
    // A study may name a file that comes after it, or comes now.
    for (const name of new Set([...list.map((x) => x.name), ...waiting])) await used(name, true);
  };
  const refused = new Set();
  const used = async (name, fresh) => {
    const others = [...$("checked").children].filter((x) => x.dataset.file !== name);
    const answer = await ask("own", {name, values: entries($("entry"))});
    $("checked").append(...others);
    if (answer.failed) refused.add(name); else refused.delete(name);
    const list = own[answer.kind];
    if (!fresh) return;
    if (answer.kind === "run") return reopen(answer.files, name);
    choose($("tab-own"));
    if (answer.failed || !$("checked")) return;
    if (list && !list.includes(name)) list.push(name);
    if (answer.kind === "claims") { await family({action: "open", name}); choose($("tab-bills")); }
    if (list) await draw(false);
    if (answer.kind === "policy") { $("entry").elements.policy.value = name; await family({}); }
    if (answer.kind === "study") { $("changes").elements.study.value = name; await table("open"); }
    if (list) choose($("tab-own"));
  };

  // again_own opens the files that a run was made of, unless another file is open by one of their names.
  const again_own = async (kept) => {
    const same = (a, b) => a.length === b.length && a.every((x, i) => x === b[i]), names = Object.keys(kept);
    if (names.some((x) => files[x] && !same(files[x], kept[x]))) return;
    Object.assign(files, kept);
    for (const name of names) await used(name, true);
  };

  // reopen shows a run that was taken away; its study and own files are there to go on with.
  const reopen = async (unpacked, zip) => {
    delete files[zip];
    choose($("tab-whatif"));
    if (run) return meter("run").say("busy");
    await alone(async (mine) => {
      const again = new Desk();
      mine.desks = [again];
      const answer = await again.call("reopen", {name: Object.keys(unpacked)[0].split("/")[0]}, null, unpacked);
      if (!answer.failed) {
        await again_own(answer.files);
        result = again;
      }
      choose($("tab-whatif"));
      show(answer);
    }, true);
  };

  const actions = {
    print: () => print(),
    run: () => start_run().catch(broke),
    cancel: () => { if (run) { run.stopped = true; for (const x of run.desks) x.end(); } },
    ask: () => start_asking().catch(broke),
    "give-up": () => { if (asking) { asking.stopped = true; asking.desk.end(); } },
    keep: () => { for (const [name, bytes] of Object.entries(solved && solved.files || {})) take(name, bytes); },
    take: async (button) => {
      if (!result || result.ended) return;
      const shown = meter("run");
      button.disabled = true;
      shown.say("packing");
      try {
        const answer = await result.call("take", {name: button.dataset.file});
        if (answer.failed) show(answer);
        for (const [name, bytes] of Object.entries(answer.files)) take(name, bytes);
      } finally { button.disabled = false; shown.say(""); }
    },
    save: () => { for (const [name, bytes] of Object.entries(saved)) take(name, bytes); },
  };

  document.addEventListener("click", (e) => {
    const button = e.target.closest("button");
    if (!button) return;
    if (button.id === "lang") { lang = lang === "en" ? "zh" : "en"; draw(false); return; }
    if (button.getAttribute("role") === "tab") return turn(button);
    const action = button.dataset.action;
    if (!action) return;
    if (actions[action]) return actions[action](button);
    if (button.closest("#changes")) table(action).catch(broke);
    if (button.closest("#entry")) family({action}).catch(broke);
  });

  // turn turns to a room; that of the question is of what was chosen in another meanwhile.
  const turn = (tab) => {
    choose(tab);
    if (tab.id === "tab-within") question().catch(broke);
  };

  const choose = (tab) => {
    for (const other of document.querySelectorAll("[role=tab]")) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", chosen);
      other.tabIndex = chosen ? 0 : -1;
      $(other.getAttribute("aria-controls")).hidden = !chosen;
    }
    if (tab.id === "tab-whatif") warm();
  };

  document.addEventListener("keydown", (e) => {
    const tab = e.target.closest && e.target.closest("[role=tab]");
    if (!tab || e.key !== "ArrowRight" && e.key !== "ArrowLeft") return;
    const tabs = [...document.querySelectorAll("[role=tab]")];
    const next = tabs[(tabs.indexOf(tab) + (e.key === "ArrowRight" ? 1 : tabs.length - 1)) % tabs.length];
    turn(next);
    next.focus();
  });

  document.addEventListener("dragover", (e) => { e.preventDefault(); document.body.classList.add("dropping"); });
  document.addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("dropping"); });
  document.addEventListener("drop", (e) => {
    e.preventDefault();
    document.body.classList.remove("dropping");
    opened([...e.dataTransfer.files]).catch(broke);
  });
  document.addEventListener("change", (e) => {
    if (e.target.id === "open") opened([...e.target.files]).catch(broke);
  });

  document.addEventListener("submit", (e) => e.preventDefault());
  document.addEventListener("input", (e) => {
    if (e.target.closest("#budget")) return void curve().catch(broke);
    if (e.target.closest("#changes") && /^study/.test(e.target.name)) table(e.target.name === "study" ? "open" : "").catch(broke);
    if (!e.target.closest("#entry")) return;
    if (e.target.name === "policy") return void family({}).catch(broke);
    const person = e.target.name.match(/^(persons\.\d+)\.id$/); // whose bills are listed by the name
    if (person) for (const x of document.querySelectorAll(`#entry option[value="${person[1]}"]`)) x.textContent = e.target.value;
    settle();
  });

  // sparse reads what the page's file holds in bytes: package page, dense.
  const sparse = (text, size) => {
    const out = new Uint8Array(size), z = 122, v = 118;
    let at = 0, word = 0, n = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === z) { at += 4; continue; }
      word = word * 85 + (c === v ? 60 : c) - 33;
      if (++n < 5) continue;
      out[at++] = word >>> 24; out[at++] = word >>> 16; out[at++] = word >>> 8; out[at++] = word;
      word = n = 0;
    }
    if (n) {
      for (let k = n; k < 5; k++) word = word * 85 + 84;
      for (let k = 1; k < n; k++) out[at++] = word >>> (32 - 8 * k);
    }
    return out;
  };

  // The page measures itself, where its address asks for it.
  const measured = location.hash === "#benchmark" ? {file: new Blob([document.documentElement.outerHTML]).size} : null;
  const memory = async () => {
    let sum = performance.memory ? performance.memory.usedJSHeapSize : 0;
    for (const x of desks) sum += (await x.call("memory")).bytes;
    return sum;
  };
  const changed = (id) => new Promise((done) => {
    const seen = new MutationObserver(() => { seen.disconnect(); done(performance.now()); });
    seen.observe($(id), {childList: true});
  });
  const benchmark = async () => {
    const total = $("entry").elements["claims.0.total"], was = total.value, times = [];
    for (let i = 0; i < 10; i++) {
      const sheet = changed("sheet"), drawn = changed("waterfall"), from = performance.now();
      total.value = i < 9 ? "6" + i + "00" : was;
      total.dispatchEvent(new Event("input", {bubbles: true}));
      times.push(await sheet - from);
      await drawn;
    }
    choose($("tab-whatif"));
    await Promise.all(spare.map((x) => x.up));
    const from = performance.now();
    await start_run();
    const values = {...measured, settle: times.join(" "), run: performance.now() - from};
    for (const name of Object.keys(values)) values[name] = String(values[name]);
    choose($("tab-help"));
    await ask("benchmark", {values});
  };

  // unpacked is what an element of the page's file holds.
  const unpacked = (id) => {
    const packed = sparse($(id).textContent, Number($(id).dataset.bytes));
    $(id).remove();
    return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
  };

  const start = async () => {
    if (document.documentElement.dataset.old) return; // old.js says what the browser lacks
    const program = await unpacked("program").arrayBuffer();
    try { module = await WebAssembly.compile(program); } catch (e) { return doudiOld(String(e.message)); } // of a newer WebAssembly, or forbidden
    source = URL.createObjectURL(new Blob([$("worker").textContent, "\n", $("loader").textContent], {type: "text/javascript"}));
    await draw(true);
    if ($("opening")) return; // it broke down, and says so
    $("notices").querySelector("pre").textContent = await unpacked("licences").text();
    $("notices").hidden = false;
    document.documentElement.dataset.ready = "yes";
    if (!measured) return;
    measured.open = performance.now();
    await benchmark();
  };
  start().catch(broke);
})();
