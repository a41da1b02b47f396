"use strict";
// What the program finds of a system: the files that were dropped on the page, which it reads, and no others.
(() => {
  const files = new Map(), open = new Map();
  let next = 3, said = "";
  const missing = (code) => Object.assign(new Error(code), {code});
  const place = (path) => "/" + path.split("/").filter((x) => x && x !== ".").join("/");
  // within are the files of a folder, by what is behind its name.
  const within = (folder) => {
    const start = folder === "/" ? "/" : folder + "/";
    return [...files.keys()].filter((x) => x.startsWith(start)).map((x) => x.slice(start.length));
  };
  const stat = (path) => {
    const at = place(path), bytes = files.get(at);
    if (!bytes && at !== "/" && !within(at).length) throw missing("ENOENT");
    const size = bytes ? bytes.length : 0;
    return {dev: 1, ino: 1, mode: bytes ? 0o100444 : 0o40555, nlink: 1, uid: 0, gid: 0, rdev: 0, size, blksize: 4096,
      blocks: 1, atimeMs: 0, mtimeMs: 0, ctimeMs: 0, isDirectory: () => !bytes};
  };
  const answer = (call) => (...args) => {
    const back = args.pop();
    let found;
    try { found = call(...args); } catch (e) { back(e); return; }
    back(null, found);
  };
  const refused = answer(() => { throw missing("ENOSYS"); });
  const writeSync = (fd, text) => {
    said = (said + new TextDecoder().decode(text)).slice(-4000);
    return text.length;
  };
  globalThis.fs = {
    constants: {O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_TRUNC: 512, O_APPEND: 1024, O_EXCL: 128, O_DIRECTORY: 65536},
    writeSync,
    write: answer((fd, text) => writeSync(fd, text)),
    open: answer((path, flags) => {
      if (flags & (1 | 2 | 64)) throw missing("EROFS");
      stat(path);
      open.set(next, {path, at: 0});
      return next++;
    }),
    close: answer((fd) => { open.delete(fd); }),
    read: answer((fd, into, offset, length, position) => {
      const of = open.get(fd), bytes = of && files.get(place(of.path));
      if (!bytes) throw missing(of ? "EISDIR" : "EBADF");
      const from = position === null ? of.at : position, piece = bytes.subarray(from, from + length);
      into.set(piece, offset);
      if (position === null) of.at += piece.length;
      return piece.length;
    }),
    stat: answer(stat), lstat: answer(stat),
    fstat: answer((fd) => stat(open.has(fd) ? open.get(fd).path : "/")),
    readdir: answer((path) => [...new Set(within(place(path)).map((x) => x.split("/")[0]))]),
    readlink: answer(() => { throw missing("EINVAL"); }),
    fsync: answer(() => {}),
  };
  for (const name of ["chmod", "chown", "fchmod", "fchown", "ftruncate", "lchown", "link", "mkdir", "rename", "rmdir",
    "symlink", "truncate", "unlink", "utimes"]) globalThis.fs[name] = refused;
  globalThis.process = {getuid: () => -1, getgid: () => -1, geteuid: () => -1, getegid: () => -1, getgroups: () => [], pid: 1, ppid: 0,
    umask: () => 0, cwd: () => "/", chdir() { throw missing("ENOSYS"); }};

  let program;
  self.onmessage = async ({data}) => {
    if (data.name === "memory") return postMessage({id: data.id, answer: {bytes: program._inst.exports.mem.buffer.byteLength}});
    if (data.module) {
      self.about = data.about;
      self.ready = () => postMessage({ready: true});
      const go = program = new Go();
      try {
        await go.run(await WebAssembly.instantiate(data.module, go.importObject));
        postMessage({ended: said});
      } catch (e) { postMessage({ended: said + "\n" + e}); }
      return;
    }
    for (const [name, bytes] of Object.entries(data.files || {})) files.set(place(name), bytes);
    try {
      self.doudi(data.name, JSON.stringify(data.request), (text, files) => postMessage({id: data.id, answer: {...JSON.parse(text), files}}, Object.values(files).map((x) => x.buffer)),
        (done, total) => postMessage({id: data.id, done, total}));
    } catch (e) { postMessage({ended: said + "\n" + e}); }
  };
})();
