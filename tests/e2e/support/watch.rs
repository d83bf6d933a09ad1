//! Watching a page from within, for engines whose driver keeps no log: what must never happen is told to the page's own host.

/// Runs before anything else of a page. `told` resolves when all that was seen so far has been told.
pub(crate) const WATCH: &str = "
    (() => {
        const underway = new Set();
        const tell = text => {
            const sent = fetch('e2e-told', { method: 'POST', body: text, keepalive: true }).catch(() => {}).finally(() => underway.delete(sent));
            underway.add(sent);
        };
        const origins = new Set([location.origin]);
        const requests = entries => entries.forEach(entry => {
            const origin = new URL(entry.name).origin;
            if (/^(http|ws)/.test(origin) && !origins.has(origin)) tell('a request to ' + origin);
            origins.add(origin);
        });
        const observer = new PerformanceObserver(list => requests(list.getEntries()));
        observer.observe({ type: 'resource', buffered: true });
        addEventListener('securitypolicyviolation', event =>
            tell('violates the following Content Security Policy directive: ' + event.effectiveDirective + ' (' + event.blockedURI + ')'));
        const error = console.error;
        console.error = (...words) => {
            if (words.join(' ').includes('panicked at')) tell(words.join(' '));
            error.apply(console, words);
        };
        globalThis.told = async () => {
            requests(observer.takeRecords());
            await Promise.all(underway);
        };
    })();
";
