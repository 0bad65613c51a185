// What the phone keeps: copies to read where there is no coverage, and what was done there and is not sent yet.
// All of it lies in IndexedDB sealed with a key made of the API key, which is in the sessionStorage of this tab alone:
// whoever finds the phone without that tab finds bytes. Another person's key opens nothing of it either.
const DATABASE = "indgang-queue";
const KEY = "indgang-queue-key";
const LONGEST = 10 * 3600 * 1000; // as long as the longest session of a page
const OLDEST = 14 * 24 * 3600 * 1000; // what nobody came back to send; its key may be gone for good

export const session = {
  begin(token) { sessionStorage.setItem(KEY, JSON.stringify({ token, began: Date.now() })); },
  end() { sessionStorage.removeItem(KEY); },
  token() {
    const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
    if (!kept) return null;
    if (Date.now() - kept.began < LONGEST) return kept.token;
    this.end();
    return null;
  },
};

const opened = () => new Promise((resolve, reject) => {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore("copies");
    asked.result.createObjectStore("outbox", { autoIncrement: true });
  };
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});

const inStore = async (name, mode, work) => {
  const database = await opened();
  try {
    const transaction = database.transaction(name, mode);
    const asked = work(transaction.objectStore(name));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    return asked.result;
  } finally {
    database.close();
  }
};

export const forgetCopies = () => inStore("copies", "readwrite", (store) => store.clear());

export const keptFor = async (token) => {
  const bytes = new TextEncoder();
  const raw = await crypto.subtle.importKey("raw", bytes.encode(token), "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: bytes.encode("indgang queue on a phone") };
  const key = await crypto.subtle.deriveKey(how, raw, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);

  const seal = async (value) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes.encode(JSON.stringify(value)));
    return { iv, sealed, at: Date.now() };
  };
  const open = async (kept) => {
    if (!kept) return null;
    try {
      const told = await crypto.subtle.decrypt({ name: "AES-GCM", iv: kept.iv }, key, kept.sealed);
      return JSON.parse(new TextDecoder().decode(told));
    } catch (error) {
      if (error.name === "OperationError") return null; // sealed by somebody else's key
      throw error;
    }
  };

  return {
    async copy(name, value) {
      const sealed = await seal(value);
      await inStore("copies", "readwrite", (store) => store.put(sealed, name));
    },
    async read(name) { return open(await inStore("copies", "readonly", (store) => store.get(name))); },
    async drop(name) { await inStore("copies", "readwrite", (store) => store.delete(name)); },
    async add(entry) {
      const sealed = await seal(entry);
      return inStore("outbox", "readwrite", (store) => store.add(sealed));
    },
    async change(id, entry) {
      const sealed = await seal(entry);
      await inStore("outbox", "readwrite", (store) => store.put(sealed, id));
    },
    async remove(id) { await inStore("outbox", "readwrite", (store) => store.delete(id)); },
    async entries() {
      const keys = await inStore("outbox", "readonly", (store) => store.getAllKeys());
      const found = [];
      for (const id of keys) {
        const kept = await inStore("outbox", "readonly", (store) => store.get(id));
        const entry = await open(kept);
        if (entry) found.push({ id, ...entry });
        else if (kept && Date.now() - kept.at > OLDEST) await this.remove(id);
      }
      return found;
    },
  };
};
