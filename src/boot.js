// Starts the app. A file of its own, because the content policy allows no inline script.
//
// Which files to load, and what they must hash to, stands in the page: the build writes it there.
const link = (query) => document.querySelector(`link${query}`);
const script = link("[rel=modulepreload]").href;
const wasm = link("[rel=preload]");
const page = document.getElementById("start");

// A trap, such as a panic, ends the app within: nothing on the page works any more. What a panic was about it only tells the console.
let last;
const { error: tell } = console;
console.error = (...words) => {
  last = words[0];
  tell.apply(console, words);
};
const trapped = ({ error, reason }) => {
  const why = error ?? reason;
  if (why instanceof WebAssembly.RuntimeError) fail(last ?? why);
};
addEventListener("error", trapped);
addEventListener("unhandledrejection", trapped);

try {
  const app = await import(script);
  await app.default({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity }) });
  // By now the app stands on the page, and nothing was painted between.
  page.remove();
} catch (error) {
  fail(error);
  throw error;
}

function fail(why) {
  const [wait, failed] = page.querySelectorAll("#start-wait, #start-failed");
  // What is left of the app may trap again and again.
  if (!failed.hidden) return;
  wait.hidden = true;
  failed.hidden = false;
  document.body.replaceChildren(page);
  // For whoever is asked for help: the first lines are enough, and nothing that people wrote stands in them.
  failed.lastElementChild.textContent = `${why}`.split("\n\n", 1)[0].slice(0, 500);
  import("./rescue.js").then((it) => it.offer(failed));
}
