// Coming and going: the key of whoever is at the phone stays in the tab, and nothing of the queue outlives it.
import { forgetCopies, session } from "./queue-kept.js";
import { t } from "./queue-show.js";

export const ME = "indgang-queue-me";
export const LEAVING = "indgang-queue-leaving";

export const over = async () => {
  session.end();
  await forgetCopies();
  location.replace("/queue");
};

export const leave = async (queue, form) => {
  if (queue.entries.length && !window.confirm(t("queue_leave"))) return;
  session.end();
  sessionStorage.removeItem(ME);
  await forgetCopies();
  sessionStorage.setItem(LEAVING, "1"); // without coverage the cookie goes when a page with its form is there again
  if (form && queue.online) form.submit();
  else location.replace("/queue");
};

export const signIn = (form) => {
  sessionStorage.removeItem(LEAVING);
  if (document.querySelector(".fault")) session.end();
  if (session.token()) { location.replace(`/queue/shell${location.hash}`); return; }
  forgetCopies();
  form.addEventListener("submit", () => session.begin(form.elements.namedItem("key").value.trim()));
};
