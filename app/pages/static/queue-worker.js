// Keeps the shell of the page for where there is no coverage: our own files and a page without anybody's data.
// Answers of the API are never kept here; they pass by untouched.
const LANGUAGE = new URL(location.href).searchParams.get("lang") === "en" ? "en" : "da";
const SHELL = `/queue/shell?lang=${LANGUAGE}`;
const FILES = [
  SHELL, "/pages/indgang.css", "/pages/queue.js", "/pages/queue-acts.js", "/pages/queue-kept.js", "/pages/queue-session.js", "/pages/queue-show.js",
];
const CACHE = `indgang-queue-${VERSION}-${LANGUAGE}`;
const PATIENCE = 5000; // a bar of coverage in a stairwell is none

self.addEventListener("install", (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((one) => new Request(one, { cache: "reload" })));
    await self.skipWaiting();
  };
  event.waitUntil(keep());
});

self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((one) => one.startsWith("indgang-queue-") && one !== CACHE).map((one) => caches.delete(one)));
    await self.clients.claim();
  };
  event.waitUntil(clear());
});

const late = () => new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));

const answer = async (request, kept) => {
  try {
    return await Promise.race([fetch(request), late()]);
  } catch (error) {
    const found = await caches.match(kept, { cacheName: CACHE, ignoreVary: true });
    if (found) return found;
    throw error;
  }
};

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== location.origin || event.request.method !== "GET") return;
  const ours = url.pathname === "/queue" || url.pathname === "/queue/shell" || url.pathname.startsWith("/queue/cases/");
  if (event.request.mode === "navigate" && ours) event.respondWith(answer(event.request, SHELL));
  else if (FILES.includes(url.pathname)) event.respondWith(answer(event.request, url.pathname));
});
