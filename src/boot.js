// Starts the app. A file of its own, because the content policy allows no inline script.
const link = (query) => document.querySelector(`link${query}`);
const script = link("[rel=modulepreload]").href;
const wasm = link("[rel=preload][as=fetch]");

const { default: init } = await import(script);
await init({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
