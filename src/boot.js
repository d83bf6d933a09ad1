// Starts the app. A file of its own, because the content policy allows no inline script.
//
// Which files to load, and what they must hash to, stands in the page: Trunk writes it there.
const link = (query) => document.querySelector(`link${query}`);
const script = link("[rel=modulepreload]").href;
const wasm = link("[rel=preload][as=fetch]");

try {
  const app = await import(script);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  // By now the app stands on the page, and nothing was painted between.
  document.getElementById("start")?.remove();
} catch (error) {
  // Once the app has started it tells of its own errors; what is shown here is there only before that.
  document.getElementById("start-failed")?.removeAttribute("hidden");
  throw error;
}
