// The ways out of a page whose app could not be started, or was stopped by an error. Loaded only then; plain, as nothing else works there.
const scope = new URL(".", location.href).pathname;
const database = `kuluary:1:${scope.replaceAll(":", "%3A")}`;

/** Makes the three buttons work. */
export function offer(failed) {
  const [again, save, anew] = failed.querySelectorAll("button");
  again.onclick = () => location.reload();
  save.onclick = saveRecords;
  anew.onclick = startAnew;
  failed.querySelector("[hidden]").hidden = false;
  again.focus();
}

/** Drops the kept files of the app, never what people wrote, and fetches everything anew. Without a network what is kept is all there is. */
async function startAnew() {
  try {
    const host = await fetch("./sw.js", { method: "HEAD", cache: "no-store" });
    if (!host.ok) throw new Error(host.status);
    const kept = (await globalThis.caches?.keys()) ?? [];
    await Promise.all(kept.filter((name) => name.startsWith(`kuluary:${scope}:`)).map((name) => caches.delete(name)));
    const worker = await navigator.serviceWorker?.getRegistration();
    await worker?.unregister();
    // WebKit would take a wrong script from its memory once more.
    const scripts = [...document.querySelectorAll("link[rel=modulepreload]")];
    await Promise.allSettled(scripts.map(({ href }) => fetch(href, { cache: "reload" })));
  } catch {
    // Whatever is left is looked at by the next start.
  }
  location.reload();
}

/** Offers one file of everything that waits: each record as it is stored, and the answers once more as the organiser's desk reads them. */
async function saveRecords() {
  const records = [...inLocalStorage(), ...(await inDatabase().catch(() => []))].filter(([key]) => isOurs(key));
  const submissions = new Map();
  for (const [key, text] of records) {
    try {
      const submission = JSON.parse(JSON.parse(text).submission);
      submissions.set(submission.id, submission);
    } catch {
      // A draft, or a damaged record: it stands among the records.
    }
  }
  const file = { schema: "kuluary.export/1", submissions: [...submissions.values()], records };
  const href = URL.createObjectURL(new Blob([JSON.stringify(file)], { type: "application/json" }));
  Object.assign(document.createElement("a"), { href, download: "kuluary.json" }).click();
}

const isOurs = (key) => String(key).startsWith(`${database}:`) && /:(draft|submission):/.test(key);

function inLocalStorage() {
  try {
    return Object.entries(localStorage);
  } catch {
    return [];
  }
}

async function inDatabase() {
  const open = indexedDB.open(database);
  // Where there is no database, none is to be made.
  open.onupgradeneeded = () => open.transaction.abort();
  const store = (await done(open)).transaction("records").objectStore("records");
  const [keys, texts] = await Promise.all([store.getAllKeys(), store.getAll()].map(done));
  return keys.map((key, at) => [key, texts[at]]);
}

/** What a request of the database gives; some never give anything. */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    setTimeout(reject, 5000);
  });
