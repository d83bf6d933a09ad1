// The service worker: the app's own files, from one cache per build. It never sees the endpoint, a POST, the configuration or a meeting file:
// those go to the network, and the app keeps its own last good copies.
//
// The build writes the two values below. A build is one cache, filled completely or not at all, so that code and wasm of different
// builds never meet; the former builds stay until no window can still be running one of them.
const BUILD = "{BUILD}";
const FILES = {FILES};

const SCOPE = new URL(self.registration.scope).pathname;
const OURS = `kuluary:${SCOPE}:`;
const CACHE = OURS + BUILD;
const PAGE = "index.html";

self.addEventListener("install", (event) => event.waitUntil(fill()));

// Answers at once to a page that asks; nothing here is ever decided by itself while somebody fills in a form.
self.addEventListener("message", (event) => {
  const answer = (value) => event.ports[0]?.postMessage(value);
  if (event.data === "take-over") self.skipWaiting();
  if (event.data === "complete?") event.waitUntil(complete().then(answer, () => answer(false)));
  if (event.data === "tidy") event.waitUntil(tidy());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const request = event.request;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return;
  const name = url.pathname.slice(SCOPE.length);
  if (request.mode === "navigate" && (name === "" || name === PAGE)) event.respondWith(own(PAGE, request));
  else if (request.mode !== "navigate" && /-[0-9a-f]{16}\.(js|css|wasm|svg)$/.test(name)) event.respondWith(any(request));
  else if (name in FILES) event.respondWith(own(name, request));
});

/** Fetches every file, and keeps them only when all of them are those of this build. */
async function fill() {
  if (await complete()) return;
  const found = await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
    // A file named by its content is taken from wherever it is; any other must be asked for.
    const options = integrity ? { integrity } : { cache: "no-cache" };
    const response = await fetch(name, options);
    // A redirect is the sign-in page of some network, and cannot be served to a navigation either.
    if (response.status !== 200 || response.redirected) throw new Error(`${name}: ${response.status}`);
    if (name === PAGE && !(await response.clone().text()).includes(BUILD_MARK)) throw new Error("the page is of another build");
    return [name, response];
  }));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(found.map(([name, response]) => cache.put(name, response)));
  } catch (error) {
    // No room for all of it: half a build is of no use.
    await caches.delete(CACHE);
    throw error;
  }
}

/** The main script is named by the content of every part: a page that names it is of this build. */
const BUILD_MARK = Object.keys(FILES).find((name) => /^kuluary-[0-9a-f]{16}\.js$/.test(name));

async function complete() {
  if (!(await caches.has(CACHE))) return false;
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map((request) => request.url));
  return Object.keys(FILES).every((name) => kept.has(new URL(name, self.registration.scope).href));
}

/** A file under a name that every build has: this build's. */
async function own(name, request) {
  // To open a cache that was erased would make it anew.
  const kept = async () => (await caches.has(CACHE)) && (await caches.open(CACHE)).match(name);
  return (await ifItCan(kept)) || fetch(request);
}

/** A file whose name carries its content: right in whichever build it is found. */
async function any(request) {
  const kept = async () => {
    for (const name of await caches.keys()) {
      const found = name.startsWith(OURS) && (await (await caches.open(name)).match(request, { ignoreVary: true }));
      if (found) return found;
    }
  };
  return (await ifItCan(kept)) || fetch(request);
}

/** What a cache has; nothing where the browser cannot look into it just now, for the host still may be there. */
const ifItCan = (look) => look().catch(() => undefined);

/** Drops former builds once a single window is left, which this build serves. Builds that are newer are not touched: they may be waiting. */
async function tidy() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length > 1) return;
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const former = names.slice(0, Math.max(0, names.indexOf(CACHE)));
  await Promise.all(former.map((name) => caches.delete(name)));
}
