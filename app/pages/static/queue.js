// The page of the queue on a phone: the reference client of the API. It reads GET /v1/queue and /v1/cases/{number}, follows
// GET /v1/changes, and tells everything that is done as one batch, with coverage or without: an act is kept first and sent then.
import { asNote, entryOf, tryAgain } from "./queue-acts.js";
import { forgetCopies, keptFor, session } from "./queue-kept.js";
import { LEAVING, ME, leave, over, signIn } from "./queue-session.js";
import { caseOf, hour, language, nameOf, queueOf, refusedOf, t } from "./queue-show.js";

const WAIT_SECONDS = 25;
const PAUSE = 5000;
const LONGEST_PAUSE = 300000;
const TOO_MUCH = (status) => status === 413 || status === 422; // of the whole: one action of it is what cannot be taken
const MOST = 200;
const GONE = 410;
const RETRIED = (status) => status === 429 || status >= 500;
const URGENCIES = ["acute", "soon", "normal", "unknown"];

// What owes an answer, or nobody has taken yet, stands first of its urgency.
const presses = (one) => one.owes_answer || one.state === "new";
const byTurn = (one, other) => URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(other.urgency)
  || Number(presses(other)) - Number(presses(one))
  || Date.parse(one.answer_by) - Date.parse(other.answer_by); // the order of GET /v1/queue: a card stays where it stood
const sleep = (time) => new Promise((resolve) => { setTimeout(resolve, time); });

class Over extends Error {}

class Queue {
  constructor(token, kept, app) {
    Object.assign(this, { token, kept, app, me: sessionStorage.getItem(ME), queue: { items: [], offers: [], cursor: null, etag: null, at: null }, entries: [], online: true, pause: PAUSE, sendAfter: 0, sending: null, open: null, shown: null });
  }

  async ask(path, { method = "GET", body, headers = {}, signal } = {}) {
    const answer = await fetch(path, {
      method, signal, cache: "no-store", credentials: "omit", body: body && JSON.stringify(body),
      headers: { Authorization: `Bearer ${this.token}`, "Accept-Language": language, ...(body ? { "Content-Type": "application/json" } : {}), ...headers },
    });
    if (answer.status === 401) throw new Over();
    return answer;
  }

  get number() { return location.hash.slice(1); }

  get unsent() { return this.entries.filter((one) => !one.answer); }

  async start() {
    this.queue = (await this.kept.read("queue")) || this.queue;
    this.entries = await this.kept.entries();
    this.app.addEventListener("submit", (event) => this.submitted(event));
    this.app.addEventListener("toggle", (event) => { if (!event.target.open) this.show(); }, true);
    window.addEventListener("hashchange", () => this.turned());
    window.addEventListener("online", () => { this.sendAfter = 0; this.catchUp(); });
    window.addEventListener("offline", () => { this.online = false; this.showCoverage(); });
    document.getElementById("kept").textContent = t("queue_kept");
    await this.turned();
    await this.catchUp();
    this.follow();
  }

  // With coverage: what was done goes first, so that what is read afterwards holds it.
  async catchUp() {
    try {
      await this.send();
      await this.readQueue();
      if (this.number) await this.readCase();
      this.online = true;
    } catch (error) {
      this.lost(error);
    }
    await this.show();
  }

  lost(error) {
    if (error instanceof Over) { over(); return; }
    if (!(error instanceof TypeError) && error.name !== "AbortError") throw error; // TypeError is how fetch says "no network"
    this.online = false;
  }

  async readQueue() {
    const headers = this.queue.etag ? { "If-None-Match": this.queue.etag } : {};
    let answer = await this.ask(`/v1/queue?limit=${MOST}`, { headers });
    if (answer.status !== 304) {
      if (!answer.ok) return;
      const etag = answer.headers.get("ETag");
      const first = await answer.json();
      const items = [...first.items];
      for (let next = first.next_cursor; next;) {
        answer = await this.ask(`/v1/queue?limit=${MOST}&cursor=${encodeURIComponent(next)}`);
        if (!answer.ok) return;
        const page = await answer.json();
        items.push(...page.items);
        next = page.next_cursor;
      }
      Object.assign(this.queue, { items, cursor: first.cursor, etag });
    }
    await this.readOffers();
    await this.keepQueue();
  }

  async readOffers() {
    const etag = this.queue.offersTag;
    const answer = await this.ask("/v1/hand-overs", { headers: etag ? { "If-None-Match": etag } : {} });
    if (!answer.ok) return; // 304 too: what is kept is so still
    const { items } = await answer.json();
    const theirs = (one) => this.me && one.offered_by.responder !== this.me && ["open", "escalated"].includes(one.state);
    this.queue.offersTag = answer.headers.get("ETag");
    this.queue.offers = items.filter(theirs).map(({ id, case: number, offered_by }) => ({ id, case: number, offered_by }));
  }

  async keepQueue() {
    this.queue.at = new Date().toISOString();
    await this.kept.copy("queue", this.queue);
  }

  async readCase() {
    const number = this.number;
    const answer = await this.ask(`/v1/cases/${encodeURIComponent(number)}`);
    if (answer.ok) {
      const whole = await answer.json();
      if (whole.state === "closed") await this.kept.drop(`case ${number}`);
      else await this.kept.copy(`case ${number}`, whole);
      if (number === this.number) this.open = whole;
    } else if (answer.status === 404) {
      await this.kept.drop(`case ${number}`);
      if (number === this.number) this.open = null;
    }
  }

  // Holds one request open while the page is seen; the battery and the tariff are the adviser's.
  async follow() {
    for (;;) {
      if (!session.token()) { await over(); return; }
      if (document.hidden || !navigator.onLine) { await sleep(PAUSE); continue; }
      if (!this.queue.cursor || (this.unsent.length && Date.now() >= this.sendAfter)) {
        await this.catchUp();
        if (!this.queue.cursor || !this.online) { await sleep(PAUSE); continue; }
      }
      const stop = new AbortController();
      const hidden = () => { if (document.hidden) stop.abort(); };
      document.addEventListener("visibilitychange", hidden);
      try {
        const path = `/v1/changes?after=${encodeURIComponent(this.queue.cursor)}`;
        const answer = await this.ask(path, { headers: { Prefer: `wait=${WAIT_SECONDS}` }, signal: stop.signal });
        await this.heard(answer);
      } catch (error) {
        this.lost(error);
        this.showCoverage();
        await sleep(PAUSE);
      } finally {
        document.removeEventListener("visibilitychange", hidden);
      }
    }
  }

  async heard(answer) {
    const before = this.online;
    this.online = true;
    if (answer.status === GONE) { this.queue.etag = null; await this.catchUp(); return; }
    if (!answer.ok) { await sleep(PAUSE); return; }
    if (!before) { await this.catchUp(); return; }
    const { items, cursor } = await answer.json();
    this.queue.cursor = cursor;
    if (items.length === 0) return;
    for (const { number, change, case: item } of items) await this.changed(number, change, item);
    this.queue.etag = null; // it was of another stand of the queue
    await this.readOffers();
    await this.keepQueue();
    if (this.number && items.some((one) => one.number === this.number)) await this.readCase();
    await this.show();
  }

  async changed(number, change, item) {
    if (change !== "left" && !item) return; // a later change of the same case tells it
    const others = this.queue.items.filter((one) => one.number !== number);
    if (change === "left") await this.kept.drop(`case ${number}`);
    this.queue.items = change === "left" ? others : [...others, item].sort(byTurn);
  }

  async submitted(event) {
    event.preventDefault();
    await this.keep(entryOf(new FormData(event.target)));
    await this.catchUp();
  }

  async keep(entry) {
    await this.kept.add(entry);
    this.shown = null; // what was written is kept now
    this.entries = await this.kept.entries();
    await this.show();
  }

  // One batch at a time. Every action has a key of its own, so that a batch that was lost on its way is sent again safely.
  async send() {
    if (!this.sending) this.sending = this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  async sendAll() {
    this.entries = await this.kept.entries();
    if (Date.now() < this.sendAfter) return;
    const taken = await this.sendSome(this.unsent.slice(0, MOST));
    this.entries = await this.kept.entries();
    if (taken && this.unsent.length === 0) Object.assign(this, { pause: PAUSE, sendAfter: 0 });
    else if (taken) this.backOff(null);
  }

  // What is too much at once is sent in halves, in their order; the one action that is too much alone is shown as refused.
  async sendSome(waiting) {
    if (waiting.length === 0) return true;
    const body = { sent_at: new Date().toISOString(), actions: waiting.map((one) => one.action) };
    const answer = await this.ask("/v1/batches", { method: "POST", body });
    if (answer.ok) {
      const { items } = await answer.json();
      for (const [place, entry] of waiting.entries()) await this.settled(entry, items[place]);
      this.queue.etag = null;
      return true;
    }
    if (!TOO_MUCH(answer.status)) { this.backOff(answer.headers.get("Retry-After")); return false; }
    if (waiting.length > 1) {
      const half = Math.ceil(waiting.length / 2);
      return (await this.sendSome(waiting.slice(0, half))) && this.sendSome(waiting.slice(half));
    }
    await this.settled(waiting[0], { status: answer.status, body: await answer.json().catch(() => null) });
    return true;
  }

  // Whoever is not taken now is not taken five seconds later: each time it waits twice as long, five minutes at most.
  backOff(seconds) {
    this.sendAfter = Date.now() + Math.max(this.pause, 1000 * (Number(seconds) || 0));
    this.pause = Math.min(2 * this.pause, LONGEST_PAUSE);
  }

  async settled(entry, { status, body, current }) {
    if (status < 300) { await this.kept.remove(entry.id); return; }
    if (RETRIED(status)) return;
    const stands = current && { state: current.state, owner: current.owner.name };
    const { id, ...told } = entry;
    await this.kept.change(id, { ...told, answer: { status, detail: body && body.detail, current: stands } });
  }

  async choose(entry, what) {
    this.shown = null;
    const { id, ...told } = entry;
    if (what === "again") await this.kept.change(id, tryAgain(told));
    else if (what === "note") await this.kept.change(id, asNote(told, nameOf(told)));
    else await this.kept.remove(id);
    this.entries = await this.kept.entries();
    if (what === "drop") await this.show();
    else await this.catchUp();
  }

  async turned() {
    this.open = null;
    await this.show();
    document.querySelector("#view h1")?.focus();
    window.scrollTo(0, 0);
    if (!this.number) return;
    try {
      await this.readCase();
    } catch (error) {
      this.lost(error);
    }
    await this.show();
  }

  async show() {
    const number = this.number;
    const item = number && (this.open || (await this.kept.read(`case ${number}`)) || this.queue.items.find((one) => one.number === number));
    if (number !== this.number) return;
    this.showCoverage();
    if (this.isWriting(number)) return;
    const refused = refusedOf(this.entries.filter((one) => !item || one.number === number), (entry, what) => this.choose(entry, what));
    const shown = item ? caseOf(item, this.entries, this.me, refused) : queueOf(this.queue.items, this.entries, this.queue.offers, refused);
    const read = document.activeElement === document.querySelector("#view h1");
    document.getElementById("view").replaceChildren(...shown.filter(Boolean));
    this.shown = number;
    if (read) document.querySelector("#view h1").focus({ preventScroll: true });
  }

  // What somebody is writing is not swept away by news of the case: it is shown as soon as the form is sent or folded.
  isWriting(number) { return this.shown === number && document.querySelector("#view details[open]") !== null; }

  showCoverage() {
    const line = document.getElementById("coverage");
    const unsent = this.unsent.length;
    const read = this.queue.at ? hour(this.queue.at) : null;
    const stand = read ? `${t(this.online ? "queue_online" : "queue_offline")} ${read}.` : t("queue_never");
    const refused = unsent && this.online && Date.now() < this.sendAfter ? ` ${t("queue_not_taken")}` : "";
    line.textContent = unsent ? `${stand} ${t("queue_unsent")}: ${unsent}.${refused}` : stand;
    line.classList.toggle("lost", !this.online);
    line.hidden = this.online && unsent === 0;
  }
}

const begin = async (app) => {
  const out = document.querySelector("form[action='/queue/sign-out']");
  if (out && sessionStorage.getItem(LEAVING)) { out.submit(); return; }
  if (app.dataset.me) sessionStorage.setItem(ME, app.dataset.me);
  const token = session.token();
  if (!token) { await forgetCopies(); return; }
  navigator.serviceWorker?.register(`/queue/worker.js?lang=${language}`, { scope: "/queue" });
  const [, number] = location.pathname.split("/queue/cases/"); // as the server shows a case to a page without a script
  if (number) history.replaceState(null, "", `/queue#${number}`);
  const queue = new Queue(token, await keptFor(token), app);
  const button = document.getElementById("leave");
  button.hidden = Boolean(out);
  button.addEventListener("click", () => leave(queue, null));
  out?.addEventListener("submit", (event) => { event.preventDefault(); leave(queue, out); });
  await queue.start();
};

const form = document.querySelector("form[data-forget]");
const app = document.getElementById("app");
if (form) signIn(form);
else if (app) begin(app);
