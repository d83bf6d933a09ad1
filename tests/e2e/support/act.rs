//! Acting as people do: tapping, typing, moving with the keyboard, and opening addresses.

use serde_json::json;

use super::{find::Target, scene::App};

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

    /// Loads the page again.
    pub(crate) async fn reload(&self) {
        self.client().refresh().await.expect("the page loads again");
        self.ready().await;
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
