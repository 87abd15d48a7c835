/* What the pages do beyond htmx. Everything works without it, too. */

/* A part that is alive: the stream rings, the part asks for what it shows. */
document.querySelectorAll('[data-live]').forEach((part) => {
  const stream = new EventSource(part.dataset.live);
  stream.addEventListener('changed', () => part.dispatchEvent(new Event('changed')));
  addEventListener('pagehide', () => stream.close());
});

/* An answer from another address is the way in: the session has ended, and the page has to say so. */
document.addEventListener('htmx:beforeSwap', (event) => {
  const { xhr, pathInfo } = event.detail;
  const answered = new URL(xhr.responseURL || location.href).pathname;
  if (answered !== new URL(pathInfo.requestPath, location.href).pathname) {
    event.detail.shouldSwap = false;
    location.reload();
  }
});

/* A button that was pressed says so until the answer comes, and cannot be pressed twice. */
document.addEventListener('submit', (event) => {
  const button = event.submitter;
  if (!event.defaultPrevented && button && button.dataset.busy) {
    // After the browser has collected the form: a disabled button would not be sent.
    setTimeout(() => {
      button.textContent = button.dataset.busy;
      button.disabled = true;
    });
  }
});

/* A page that comes back from the browser's memory may be old, and its buttons disabled. */
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
