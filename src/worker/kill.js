// The way out when a broken worker was shipped: put this file in place of sw.js. It takes the place of the broken one at once, removes the
// files that it kept, and goes. What people picked, typed and answered lies elsewhere and stays.
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = `kuluary:${new URL(self.registration.scope).pathname}:`;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
