//! Acting as people do: tapping, typing, moving with the keyboard, and opening addresses.

use serde_json::json;

use super::{browser::Engine, find::Target, scene::App};

/// The part of a control that people tap: its label when it has one, brought to the middle of the screen.
const TAPPED: &str = "
    const element = arguments[0];
    const choice = element.matches('input[type=radio], input[type=checkbox]');
    const tapped = choice && element.labels.length ? element.labels[0] : element;
    tapped.scrollIntoView({ block: 'center', behavior: 'instant' });
    return tapped;
";

impl App {
    /// Opens an address of the app, such as `#/plan`, as a fresh page, and waits until it is there.
    pub(crate) async fn open(&self, hash: &str) {
        // A mere change of the hash would not load anything.
        self.client().goto("about:blank").await.expect("an empty page opens");
        self.client().goto(&self.site().address(hash)).await.expect("the app opens");
        self.ready().await;
    }

    /// Goes to an address within the running app, as a link does.
    pub(crate) async fn go(&self, hash: &str) {
        self.client().execute("location.hash = arguments[0];", vec![json!(hash)]).await.expect("the page runs scripts");
        self.ready().await;
    }

    /// Loads the page again, as people do.
    pub(crate) async fn reload(&self) {
        if self.browser().engine == Engine::Chromium {
            self.client().refresh().await.expect("the page loads again");
        } else {
            // Geckodriver's own command is the forced reload, which by its nature goes past every service worker.
            self.client().execute("window.former = true; location.reload();", Vec::new()).await.expect("the page loads again");
            self.until("the page is loaded again", "return !window.former && document.readyState === 'complete';", &[]).await;
        }
        self.ready().await;
    }

    /// Tells the page that the connection seems to be back.
    pub(crate) async fn hurry(&self) {
        self.client().execute("window.dispatchEvent(new Event('online'));", Vec::new()).await.expect("the page runs scripts");
    }

    /// Waits until the app shows a view: a title that can be seen, and nothing that says it is still loading.
    pub(crate) async fn ready(&self) {
        let script = "const title = document.querySelector('h1');\
            const loading = [...document.querySelectorAll('#start, [role=status]')].some(e => /^(Wczytywanie|Loading)|jest wczytywany/.test(e.innerText));\
            return !!title && title.getClientRects().length > 0 && !loading;";
        self.until("a view with a title", script, &[]).await;
    }

    /// Taps the one thing that matches.
    pub(crate) async fn tap(&self, target: &Target) {
        let element = self.find(target).await;
        let tapped = self.client().execute(TAPPED, vec![json!(element)]).await.expect("the page runs scripts");
        if let Err(error) = self.element(&tapped).click().await {
            panic!("{target:?} cannot be tapped: {error}\n{}", self.tell().await);
        }
    }

    /// Types into the one field that matches, in place of what is there.
    pub(crate) async fn fill(&self, target: &Target, text: &str) {
        let field = self.find(target).await;
        if self.browser().engine == Engine::WebKit {
            // Its driver does not scroll by itself to what it types into.
            let shown = serde_json::to_value(&field).expect("an element is JSON");
            let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";
            self.client().execute(script, vec![shown]).await.expect("the page runs scripts");
        }
        field.clear().await.expect("the field can be cleared");
        if text.chars().all(|c| u32::from(c) < 0x1_0000) {
            field.send_keys(text).await.expect("the field takes text");
        } else {
            // Some drivers have no keys for emoji; the phone's own keyboard inserts them like this as well.
            let insert = "arguments[0].focus(); return document.execCommand('insertText', false, arguments[1]);";
            let inserted = self.client().execute(insert, vec![json!(field), json!(text)]).await.expect("the page runs scripts");
            assert_eq!(inserted, json!(true), "the field takes text");
        }
    }

    /// Types keys to whatever has focus.
    pub(crate) async fn press(&self, keys: &str) {
        let focused = self.client().active_element().await.expect("something has focus");
        focused.send_keys(keys).await.expect("what has focus takes keys");
    }
}
