// What the organiser's desk lets be done beside the page, because the page would do nothing else meanwhile: reading a file, and writing what
// was gathered into the browser's database.
//
// One message in: [protocol, port, work, …]. One message out, through the port: { done } or { failed: the name of the error }.
//   read, file, from, to                  done: the bytes in between
//   write, database, store, [[key, buffer], …], [key, …]    done once all of it is on the disk; where it fails, none of it is
const PROTOCOL = 1;

onmessage = async ({ data: [protocol, port, work, ...given] }) => {
  try {
    if (protocol !== PROTOCOL) throw { name: "VersionError" };
    const done = await { read, write }[work](...given);
    port.postMessage({ done }, done ? [done] : []);
  } catch (error) {
    port.postMessage({ failed: error?.name ?? "UnknownError" });
  }
};

const read = (file, from, to) => new FileReaderSync().readAsArrayBuffer(file.slice(from, to));

async function write(name, store, written, removed) {
  const database = await opened(name, store);
  // Whoever erases everything must not wait for this.
  database.onversionchange = () => database.close();
  try {
    await replace(database, store, written, removed);
  } finally {
    database.close();
  }
}

const opened = (name, store) =>
  new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(store);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

const replace = (database, store, written, removed) =>
  new Promise((resolve, reject) => {
    const transaction = database.transaction(store, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    // A full disk shows itself only at the end, as the reason of the abort.
    transaction.onabort = () => reject(transaction.error ?? { name: "AbortError" });
    const records = transaction.objectStore(store);
    try {
      for (const [key, buffer] of written) records.put(new Uint8Array(buffer), key);
      for (const key of removed) records.delete(key);
      transaction.commit?.();
    } catch (error) {
      transaction.abort();
      reject(error);
    }
  });
