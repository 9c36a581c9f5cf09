// What the reader leaves on this device. Where storage is off or full the page goes on without it.

const PREFIX = "handbook:";

/** Return what is kept under `key`, or null. */
export function recall(key) {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + key));
  } catch {
    return null;
  }
}

/** Keep `value` under `key`; null forgets it. Returns whether it was kept. */
export function keep(key, value) {
  try {
    if (value === null) localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
