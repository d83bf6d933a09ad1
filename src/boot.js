// Starts the app. A file of its own, because the content policy allows no inline script.
//
// Which files to load, and what they must hash to, stands in the page: the build writes it there.
const link = (query) => document.querySelector(`link${query}`);
const script = link("[rel=modulepreload]").href;
const wasm = link("[rel=preload]");

try {
  const app = await import(script);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  // By now the app stands on the page, and nothing was painted between.
  document.getElementById("start")?.remove();
} catch (error) {
  // Once the app has started it tells of its own errors; what is shown here is there only before that.
  document.getElementById("start-wait")?.setAttribute("hidden", "");
  document.getElementById("start-failed")?.removeAttribute("hidden");
  document.getElementById("start-anew")?.addEventListener("click", startAnew);
  throw error;
}

/** Drops the kept files of the app, never what people wrote, and fetches everything anew. */
async function startAnew() {
  const scope = new URL(".", location.href).pathname;
  const kept = (await globalThis.caches?.keys()) ?? [];
  await Promise.all(kept.filter((name) => name.startsWith(`kuluary:${scope}:`)).map((name) => caches.delete(name)));
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.unregister();
  // WebKit would take a wrong script from its memory once more.
  const scripts = [...document.querySelectorAll("link[rel=modulepreload]")];
  await Promise.allSettled(scripts.map(({ href }) => fetch(href, { cache: "reload" })));
  location.reload();
}
