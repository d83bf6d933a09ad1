// The world around the app in the soak test: a clock that stands until it is told to go, a network and a server that fail as a seed
// says, storages that refuse or forget, locks, and windows that share them. All chance comes from one seed, in one order, so that a
// run can be played again.
globalThis.world ??= (() => {
  "use strict";
  const sound = {
    fetch: window.fetch, setTimeout: window.setTimeout, clearTimeout: window.clearTimeout, now: Date.now,
    setItem: Storage.prototype.setItem, transaction: IDBDatabase.prototype.transaction, open: IDBFactory.prototype.open,
  };
  const channel = new MessageChannel();
  const seen = {};
  let random, now, jumped, timers, handles, life, server, faulty, trouble, flushed, busy, locks, windows, violations, run = 0;

  // mulberry32 (Tommy Ettinger, public domain).
  const generator = seed => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = limit => Math.floor(random() * limit);
  const one = list => list[below(list.length)];
  const count = what => { seen[what] = (seen[what] ?? 0) + 1; };

  // Time: nothing happens by itself, and who died does nothing more.
  const later = (wait, act) => {
    handles += 1;
    timers.push({ handle: handles, at: now + wait, life, act });
    return handles;
  };
  const turn = () => new Promise(done => { channel.port1.onmessage = () => done(); channel.port2.postMessage(0); });
  const idle = async () => {
    for (let quiet = 0; quiet < 3; quiet += 1) {
      await turn();
      if (busy > 0) quiet = 0;
    }
  };
  const advance = async wait => {
    const until = now + wait;
    for (;;) {
      await idle();
      timers.sort((a, b) => a.at - b.at || a.handle - b.handle);
      if (timers.length === 0 || timers[0].at > until) break;
      const due = timers.shift();
      now = Math.max(now, due.at);
      if (due.life === life) due.act();
    }
    now = until;
    if (below(3) === 0) flush();
  };

  // What goes wrong with one request. Those that begin with "stored" happen after the server took it.
  const FAULTS = [
    "offline", "stored, reply cut", "stored, too late", "never answered", "500", "503 with a wait", "429 with a date", "portal", "redirect",
    "empty 200", "204", "foreign id", "stored, then 500", "stored, then portal", "401", "404", "400", "413",
  ];
  const json = (status, body, headers = {}) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } });
  const portal = () => new Response("<!doctype html><title>Zaloguj się</title>", { status: 200, headers: { "Content-Type": "text/html" } });

  // Creates under an id and never overwrites; speaks as Kinto or as a plain endpoint does, as it is asked.
  const store = init => {
    const kinto = init.method === "PUT";
    const submission = kinto ? JSON.parse(init.body).data : JSON.parse(init.body);
    const bytes = kinto ? init.body.slice('{"data":'.length, -1) : init.body;
    const known = server.get(submission.id);
    if (known) {
      if (known.bytes !== bytes) violations.push(`resent with other bytes: ${submission.id}`);
      return kinto ? json(412, { errno: 114, details: { existing: submission } }) : json(409, submission);
    }
    server.set(submission.id, { bytes, created: 1 });
    return json(201, kinto ? { data: submission } : submission);
  };
  const reply = (fault, init) => {
    switch (fault) {
      case "stored, reply cut": store(init); return null;
      case "stored, then 500": store(init); return json(500, {});
      case "stored, then portal": store(init); return portal();
      case "500": return json(500, {});
      case "503 with a wait": return json(503, {}, { "Retry-After": "40" });
      case "429 with a date": return json(429, {}, { "Retry-After": new Date(now + jumped + 90000).toUTCString() });
      case "portal": return portal();
      case "redirect": return Response.error();
      case "empty 200": return new Response("", { status: 200 });
      case "204": return new Response(null, { status: 204 });
      case "foreign id": return json(201, { id: "00000000-0000-4000-8000-ffffffffffff", data: { id: "00000000-0000-4000-8000-ffffffffffff" } });
      case "401": case "404": case "400": case "413": return json(Number(fault), {});
      default: return store(init);
    }
  };
  const fetch = (address, init) => new Promise((resolve, reject) => {
    const fault = faulty && below(10) < 6 ? one(FAULTS) : "none";
    count(fault);
    init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
    if (fault === "never answered") return;
    if (fault === "offline") { later(5, () => reject(new TypeError("no network"))); return; }
    const took = 5 + below(3000);
    if (fault === "stored, too late") {
      later(took, () => { const kept = store(init); later(20000, () => resolve(kept)); });
      return;
    }
    later(took, () => {
      const answer = reply(fault, init);
      if (answer) resolve(answer); else reject(new TypeError("cut"));
    });
  });

  // Storages.
  const throwing = (name, text) => { count(`${name} thrown`); throw new DOMException(text, name); };
  function setItem(key, value) {
    if (trouble.local) throwing(trouble.local, "no room");
    sound.setItem.call(this, key, value);
    const heard = life;
    if (windows > 1) {
      timers.push({ handle: ++handles, at: now + 1, life: heard, act: () => window.dispatchEvent(new StorageEvent("storage", { key, newValue: value })) });
    }
  }
  function transaction(...given) {
    if (trouble.durable === "closed") throwing("InvalidStateError", "the connection is closing");
    const begun = sound.transaction.apply(this, given);
    busy += 1;
    const mine = run;
    const over = () => { if (mine === run) busy -= 1; };
    begun.addEventListener("complete", over, { once: true });
    begun.addEventListener("abort", over, { once: true });
    if (trouble.durable === "aborts" && given[1] === "readwrite") {
      count("transaction aborted");
      queueMicrotask(() => { try { begun.abort(); } catch { /* It was over before. */ } });
    }
    return begun;
  }
  function open(...given) {
    const request = sound.open.apply(this, given);
    busy += 1;
    const mine = run;
    const over = () => { if (mine === run) busy -= 1; };
    request.addEventListener("success", over, { once: true });
    request.addEventListener("error", over, { once: true });
    return request;
  }
  const records = () => Object.entries({ ...localStorage }).filter(([key]) => key.startsWith("kuluary:"));
  const flush = () => { flushed = records(); };

  // Locks: one holder, who dies with its window.
  const request = (name, act) => {
    const free = locks.get(name) ?? Promise.resolve();
    const mine = life;
    const over = free.then(() => (mine === life ? act({ name }) : new Promise(() => {})));
    locks.set(name, over);
    return over;
  };

  const wipe = () => new Promise((done, failed) => {
    records().forEach(([key]) => localStorage.removeItem(key));
    const close = connection => { connection.close(); };
    indexedDB.databases().then(found => Promise.all(found.filter(it => it.name.startsWith("kuluary:")).map(it => new Promise((next, no) => {
      const asked = sound.open.call(indexedDB, it.name);
      asked.onerror = () => no(asked.error);
      asked.onsuccess = () => {
        const stores = [...asked.result.objectStoreNames];
        if (stores.length === 0) { close(asked.result); next(); return; }
        const clearing = sound.transaction.call(asked.result, stores, "readwrite");
        stores.forEach(store => clearing.objectStore(store).clear());
        clearing.oncomplete = () => { close(asked.result); next(); };
      };
    })))).then(done, failed);
  });

  return {
    below, idle, advance, seen,
    async begin(seed) {
      run += 1;
      random = generator(seed);
      [now, jumped, timers, handles, life, server, faulty, busy, locks, windows, violations] =
        [1506438000000, 0, [], 0, 0, new Map(), true, 0, new Map(), 1, []];
      trouble = { local: null, durable: null };
      await wipe();
      flush();
      window.fetch = fetch;
      window.setTimeout = (act, wait = 0, ...given) => later(wait, () => act(...given));
      window.clearTimeout = handle => { timers = timers.filter(timer => timer.handle !== handle); };
      Date.now = () => now + jumped;
      Storage.prototype.setItem = setItem;
      IDBDatabase.prototype.transaction = transaction;
      IDBFactory.prototype.open = open;
      const without = below(4) === 0;
      Object.defineProperty(navigator, "locks", { configurable: true, value: without ? undefined : { request } });
    },
    end() {
      window.fetch = sound.fetch;
      window.setTimeout = sound.setTimeout;
      window.clearTimeout = sound.clearTimeout;
      Date.now = sound.now;
      Storage.prototype.setItem = sound.setItem;
      IDBDatabase.prototype.transaction = sound.transaction;
      IDBFactory.prototype.open = sound.open;
      delete navigator.locks;
    },
    // Every window is gone, and what was under way with it.
    kill() { life += 1; timers = []; locks.clear(); windows = 1; count("killed"); },
    // The phone dies: localStorage is as it was last written to the disk.
    battery() {
      records().forEach(([key]) => localStorage.removeItem(key));
      flushed.forEach(([key, value]) => sound.setItem.call(localStorage, key, value));
      count("battery died");
    },
    another() { windows += 1; count("another window"); },
    jump(by) { jumped += by; count("clock jumped"); },
    brew() { trouble = { local: one([null, null, "QuotaExceededError", "SecurityError"]), durable: one([null, null, "closed", "aborts"]) }; },
    // For whoever checks: the storages answer truly.
    truly() { const former = trouble; trouble = { local: null, durable: null }; return former; },
    troubled(former) { trouble = former; },
    calm() { faulty = false; trouble = { local: null, durable: null }; },
    holds: id => server.get(id)?.bytes,
    all: () => [...server.values()].map(({ bytes }) => bytes).join("\n"),
    violations: () => violations.join("; "),
  };
})();
