//! Finding things the way people and screen readers do: by role and accessible name, as the browser itself computes them.

use fantoccini::elements::Element;
use serde_json::{Value, json};

use super::{GLANCE, PATIENCE, browser::Engine, scene::App};

/// What to look for.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(super) role: &'static str,
    pub(super) name: String,
    pub(super) inside: Option<(&'static str, String)>,
}

impl Target {
    /// Looks only inside of the thing with this role and name.
    pub(crate) fn inside(mut self, role: &'static str, name: &str) -> Self {
        self.inside = Some((role, name.to_owned()));
        self
    }

    /// What scripts are told of it.
    pub(crate) fn arguments(&self) -> Vec<Value> {
        let inside = self.inside.as_ref().map_or(Value::Null, |(role, name)| json!([role, name]));
        vec![json!(self.role), json!(self.name), inside]
    }
}

/// A thing of any role; its name equals `name`, or else contains it.
pub(crate) fn the(role: &'static str, name: &str) -> Target {
    Target { role, name: name.to_owned(), inside: None }
}

pub(crate) fn button(name: &str) -> Target {
    the("button", name)
}

pub(crate) fn link(name: &str) -> Target {
    the("link", name)
}

pub(crate) fn heading(name: &str) -> Target {
    the("heading", name)
}

pub(crate) fn radio(name: &str) -> Target {
    the("radio", name)
}

pub(crate) fn checkbox(name: &str) -> Target {
    the("checkbox", name)
}

pub(crate) fn textbox(name: &str) -> Target {
    the("textbox", name)
}

/// Returns the matching elements of those that assistive technology is told of. White space of any kind counts as one space, and soft hyphens as nothing.
const FIND: &str = r"
    const [role, name, inside] = arguments;
    const plain = text => (text || '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
    // Only what may have the role is asked for it: to compute a role and a name is slow.
    const likely = {
        link: 'a[href]', button: 'button, summary, input[type=submit]', radio: 'input[type=radio]', checkbox: 'input[type=checkbox]',
        heading: 'h1, h2, h3, h4', textbox: 'input, textarea', searchbox: 'input', combobox: 'select', spinbutton: 'input', group: 'fieldset, details', main: 'main',
        navigation: 'nav', complementary: 'aside', contentinfo: 'footer', region: 'section', status: 'output', alert: 'output',
    };
    const look = (root, role, name) => {
        const places = role in likely ? likely[role] + ', [role=' + role + ']' : '*';
        // A summary opens and closes: a button to people, and to screen readers too, whatever the browser calls it inside.
        const has = element => element.computedRole === role || (role === 'button' && element.matches('summary'));
        const all = [...root.querySelectorAll(places)].filter(has);
        const named = all.map(element => [element, plain(element.computedName)]);
        const exact = named.filter(([, found]) => found === name);
        return (exact.length ? exact : named.filter(([, found]) => found.includes(name))).map(([element]) => element);
    };
    const roots = inside ? look(document, inside[0], plain(inside[1])) : [document];
    return [...new Set(roots.flatMap(root => look(root, role, plain(name))))];
";

/// Tells what is on the page, for the message of a failed test.
const TELL: &str = r"
    const wanted = ['link', 'button', 'radio', 'checkbox', 'heading', 'textbox', 'searchbox', 'status', 'alert', 'spinbutton', 'combobox'];
    const all = [...document.querySelectorAll('*')].filter(element => wanted.includes(element.computedRole));
    return location.href + '\n' + all.map(element => element.computedRole + ' “' + element.computedName + '”').join('\n')
        + '\n---\n' + document.body.innerText;
";

impl App {
    /// Every element that matches now.
    pub(crate) async fn all(&self, target: &Target) -> Vec<Element> {
        if self.browser().engine != Engine::Chromium {
            return self.all_by_asking(target).await;
        }
        let found = self.client().execute(FIND, target.arguments()).await.expect("the page runs the search");
        found.as_array().expect("the search returns a list").iter().map(|found| self.element(found)).collect()
    }

    /// The element that a script returned.
    pub(crate) fn element(&self, found: &Value) -> Element {
        let id = found["element-6066-11e4-a52e-4f735466cecf"].as_str().expect("a script returned an element");
        Element::from_element_id(self.client().clone(), id.to_owned().into())
    }

    /// Waits until exactly one element matches.
    pub(crate) async fn find(&self, target: &Target) -> Element {
        let until = tokio::time::Instant::now() + PATIENCE;
        loop {
            let mut found = self.all(target).await;
            if found.len() == 1 {
                return found.remove(0);
            }
            if tokio::time::Instant::now() > until {
                let count = found.len();
                panic!("{count} instead of one {target:?} on\n{}", self.tell().await);
            }
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// What is on the page, for messages.
    pub(crate) async fn tell(&self) -> String {
        let page = match self.client().execute(TELL, Vec::new()).await {
            Ok(told) => told.as_str().unwrap_or_default().to_owned(),
            Err(error) => format!("a page that cannot be read: {error}"),
        };
        // What engines without a log have told so far: a panic stands there.
        let told = self.site().told();
        if told.is_empty() { page } else { format!("{page}\n---\n{}", told.join("\n")) }
    }

    /// Waits until a condition holds that a script tells as true or false.
    pub(crate) async fn until(&self, what: &str, script: &str, arguments: &[Value]) {
        let until = tokio::time::Instant::now() + PATIENCE;
        // A page on its way to the next one may refuse a script for a moment.
        while !matches!(self.client().execute(script, arguments.to_vec()).await, Ok(Value::Bool(true))) {
            assert!(tokio::time::Instant::now() < until, "{what}: not so on\n{}", self.tell().await);
            tokio::time::sleep(GLANCE).await;
        }
    }

    /// Waits until these words can be read on the page.
    pub(crate) async fn see(&self, words: &str) {
        let script = "const plain = text => text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ');\
            return plain(document.body.innerText).includes(plain(arguments[0]));";
        self.until(&format!("“{words}” is read"), script, &[json!(words)]).await;
    }

    /// Waits until these words cannot be read on the page.
    pub(crate) async fn see_no(&self, words: &str) {
        let script = "const plain = text => text.replace(/\\u00ad/g, '').replace(/\\s+/g, ' ');\
            return !plain(document.body.innerText).includes(plain(arguments[0]));";
        self.until(&format!("“{words}” is gone"), script, &[json!(words)]).await;
    }

    /// Waits until a radio button or box is checked, or is not.
    pub(crate) async fn is_checked(&self, target: &Target, checked: bool) {
        let element = self.find(target).await;
        let element = serde_json::to_value(element).expect("an element is JSON");
        self.until(&format!("{target:?} checked: {checked}"), "return arguments[0].checked === arguments[1];", &[element, json!(checked)])
            .await;
    }
}
