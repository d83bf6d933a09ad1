//! Finding by role and accessible name in engines whose elements do not tell them to scripts: the driver is asked for each element that
//! comes into question. What the engine computes decides, as in `find`; the words on the page only spare it needless questions.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{find::Target, scene::App};

/// The visible elements that may have this role, and among whose words are those of the name.
const LIKELY: &str = r"
    const [root, role, name] = arguments;
    const plain = text => (text || '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
    const likely = {
        link: 'a[href]', button: 'button, summary, input[type=submit]', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]',
        heading: 'h1, h2, h3, h4', textbox: 'input, textarea', searchbox: 'input', combobox: 'select', spinbutton: 'input', group: 'fieldset, details', main: 'main',
        navigation: 'nav', complementary: 'aside', contentinfo: 'footer', region: 'section', status: 'output', alert: 'output',
    };
    const named = element => (element.getAttribute('aria-labelledby') || '').split(' ').map(id => document.getElementById(id));
    const words = element => plain([element, ...(element.labels || []), ...named(element)].map(it => it?.textContent).join(' ')
        + ['aria-label', 'title', 'alt', 'value', 'placeholder'].map(it => ' ' + (element.getAttribute(it) || '')).join(''));
    const places = role in likely ? likely[role] + ', [role=' + role + ']' : '*';
    const shown = element => element.checkVisibility({ checkVisibilityCSS: true });
    return [...(root || document).querySelectorAll(places)].filter(element => shown(element) && words(element).includes(plain(name)))
        .map(element => [element, element.matches('summary')]);
";

impl App {
    /// Every element that matches now.
    pub(super) async fn all_by_asking(&self, target: &Target) -> Vec<Element> {
        let Some((role, name)) = &target.inside else { return self.ask_below(&Value::Null, target.role, &target.name).await };
        let mut all = Vec::new();
        for root in self.ask_below(&Value::Null, role, name).await {
            let root = serde_json::to_value(root).expect("an element is JSON");
            all.extend(self.ask_below(&root, target.role, &target.name).await);
        }
        all
    }

    async fn ask_below(&self, root: &Value, role: &str, name: &str) -> Vec<Element> {
        // A page on its way to the next one has nothing to be found.
        let likely = self.client().execute(LIKELY, vec![root.clone(), json!(role), json!(name)]).await.unwrap_or_default();
        let name = plain(name);
        let (mut exact, mut rest) = (Vec::new(), Vec::new());
        for found in likely.as_array().into_iter().flatten() {
            let element = self.element(&found[0]);
            let Some((its_role, its_name)) = self.browser().role_and_name(&element).await else { continue };
            // A summary opens and closes: a button to people, and to screen readers too, whatever the browser calls it inside.
            let fits = its_role == role || (role == "button" && found[1] == true);
            let its_name = plain(&its_name);
            if fits && its_name == name {
                exact.push(element);
            } else if fits && its_name.contains(&name) {
                rest.push(element);
            }
        }
        if exact.is_empty() { rest } else { exact }
    }
}

/// White space of any kind counts as one space, and soft hyphens as nothing.
fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}
