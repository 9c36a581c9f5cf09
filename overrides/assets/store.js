// What the reader leaves on this device. Where storage is off or full the page goes on, with its own memory.

const PREFIX = "handbook:";
const memory = new Map();

/** Return what is kept under `key`, or null. */
export function recall(key) {
  if (memory.has(key)) return memory.get(key);
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** Keep `value` under `key`; null forgets it. Returns whether it will outlive the page. */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    memory.delete(key);
    return true;
  } catch {
    memory.set(key, value);
    return false;
  }
}

/** Return the keys that begin with `start`. */
export function keys(start) {
  const found = new Set([...memory].flatMap(([key, value]) => (value === null ? [] : [key])));
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !memory.has(key.slice(PREFIX.length))) found.add(key.slice(PREFIX.length));
    }
  } catch {
    // off: what the page remembers is all there is
  }
  return [...found].filter((key) => key.startsWith(start));
}
