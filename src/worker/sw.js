// The service worker: the app's own files, from one cache per build. It never sees the endpoint, a POST, the configuration or a meeting file:
// those go to the network, and the app keeps its own last good copies.
//
// The build writes the three values below. A build is one cache, filled completely or not at all, so that code and wasm of different
// builds never meet; the former builds stay until no window can still be running one of them. What only the organiser's desk needs is more
// than half of a build, and most devices never open the desk: it is kept, again all of it or nothing, where the desk was opened once.
const BUILD = "{BUILD}";
const FILES = {FILES};
const DESK = {DESK};

const SCOPE = new URL(self.registration.scope).pathname;
const OURS = `kuluary:${SCOPE}:`;
const CACHE = OURS + BUILD;
const PAGE = "index.html";
/** The desk is called so in every build; what it shares with nobody else may be called anything. */
const IS_DESK = /\/desk-[0-9a-f]{16}\.wasm$/;

self.addEventListener("install", (event) => event.waitUntil(fill()));

// Answers at once to a page that asks; nothing here is ever decided by itself while somebody fills in a form.
self.addEventListener("message", (event) => {
  const answer = (value) => event.ports[0]?.postMessage(value);
  if (event.data === "take-over") self.skipWaiting();
  if (event.data === "complete?") event.waitUntil(complete().then(answer, () => answer(false)));
  if (event.data === "keep-desk") event.waitUntil(keepDesk().then(() => answer(true), () => answer(false)));
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

/** What everybody needs, and the desk where another build of ours has it on this device. */
async function fill() {
  const others = (await ours()).filter((name) => name !== CACHE);
  await keep((await anyHasDesk(others)) ? { ...FILES, ...DESK } : FILES);
}

let keeping;
/** Keeps the desk from now on. Windows may ask for it together; it is fetched once. */
function keepDesk() {
  keeping ??= addDesk().finally(() => (keeping = undefined));
  return keeping;
}

async function addDesk() {
  if (!(await complete())) throw new Error("the desk is kept beside everything else or not at all");
  await keep(DESK);
}

/** Fetches what is missing of these files, and keeps all of it or nothing. */
async function keep(files) {
  const names = await missing(files);
  if (names.length === 0) return;
  const added = await caches.has(CACHE);
  const found = await Promise.all(names.map((name) => fetched(name, files[name])));
  // What was erased meanwhile must not come back.
  if (added && !(await caches.has(CACHE))) throw new Error("the build was erased");
  const cache = await caches.open(CACHE);
  // All of them have ended before anything is taken back.
  const kept = await Promise.allSettled(found.map((response, at) => cache.put(names[at], response)));
  const refused = kept.find(({ status }) => status === "rejected");
  if (!refused) return;
  // No room for all of it. What was complete before stays; half a build, or half a desk, is of no use.
  await Promise.all(names.map((name) => cache.delete(name)));
  if (!(await complete())) await caches.delete(CACHE);
  throw refused.reason;
}

/** A file of this build, and nothing that is taken for it. */
async function fetched(name, integrity) {
  // A file named by its content is taken from wherever it is; any other must be asked for.
  const options = integrity ? { integrity } : { cache: "no-cache" };
  const response = await asked(name, options);
  // A redirect is the sign-in page of some network, and cannot be served to a navigation either.
  if (response.status !== 200 || response.redirected) throw new Error(`${name}: ${response.status}`);
  if (name === PAGE && !(await response.clone().text()).includes(BUILD_MARK)) throw new Error("the page is of another build");
  return response;
}

/** The main script is named by the content of every part: a page that names it is of this build. */
const BUILD_MARK = Object.keys(FILES).find((name) => /^kuluary-[0-9a-f]{16}\.js$/.test(name));

/** Everything that a participant needs is here. */
const complete = async () => (await missing(FILES)).length === 0;

async function missing(files) {
  const requests = (await caches.has(CACHE)) ? await (await caches.open(CACHE)).keys() : [];
  const kept = new Set(requests.map((request) => request.url));
  return Object.keys(files).filter((name) => !kept.has(new URL(name, self.registration.scope).href));
}

/** The caches of all builds of this app, the oldest first. */
const ours = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

async function anyHasDesk(names) {
  for (const name of names) {
    if ((await (await caches.open(name)).keys()).some((request) => IS_DESK.test(request.url))) return true;
  }
  return false;
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
    for (const name of await ours()) {
      const found = await (await caches.open(name)).match(request, { ignoreVary: true });
      if (found) return found;
    }
  };
  return (await ifItCan(kept)) || asked(request);
}

/** The host's answer. */
async function asked(request, options) {
  try {
    const response = await fetch(request, options);
    if (response.ok) return response;
  } catch {
    // No network, or not the file that was promised: the second try tells.
  }
  // WebKit gives a failure that it has seen once again and again, and asks the host no more unless it is told to.
  return fetch(request, { ...options, cache: "reload" });
}

/** What a cache has; nothing where the browser cannot look into it just now, for the host still may be there. */
const ifItCan = (look) => look().catch(() => undefined);

/** Drops former builds once a single window is left, which this build serves. Builds that are newer are not touched: they may be waiting. */
async function tidy() {
  const names = await ours();
  const former = names.slice(0, Math.max(0, names.indexOf(CACHE)));
  // The desk may have been opened in a former build after this one was filled.
  const desk = await anyHasDesk(former);
  try {
    if (desk) await keepDesk();
  } catch (error) {
    // Until the network is back, the former desk is what tells that this device has one. Where there is no room, it has to make some.
    if (error.name !== "QuotaExceededError") return;
  }
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (windows.length > 1) return;
  await Promise.all(former.map((name) => caches.delete(name)));
  if (desk) await keepDesk();
}
