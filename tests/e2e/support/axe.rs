//! axe-core over the page as it is now, and the measurements that axe does not make: overflow, targets, landmarks.

use std::sync::OnceLock;

use serde_json::Value;

use super::{files, scene::App};

/// Runs axe and returns one line for each violation, with the element it was found at.
const RUN: &str = "
    const done = arguments[arguments.length - 1];
    axe.run(document, {
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
        rules: { 'target-size': { enabled: true } },
        resultTypes: ['violations'],
    }).then(
        found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
            rule.id + ': ' + node.target.join(' ') + ' — ' + (node.failureSummary || '').replace(/\\s+/g, ' ')))),
        error => done(['axe failed: ' + error]));
";

/// What must hold of the lay-out of every view, whatever the width: one line for each thing that does not.
///
/// Links within running text and what is not shown are exempt from the size of targets, as WCAG 2.5.8 has it; what people tap for a
/// radio button or a box is its label.
const LAY_OUT: &str = "
    const least = arguments[0];
    const wrong = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > root.clientWidth) {
        const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1).slice(0, 3);
        wrong.push('scrolls sideways: ' + root.scrollWidth + ' > ' + root.clientWidth + ' at ' + wide.map(e => e.outerHTML.slice(0, 120)));
    }
    const describe = element => element.outerHTML.replace(/\\s+/g, ' ').slice(0, 160);
    const inText = element => element.matches('a') && getComputedStyle(element).display === 'inline' && element.closest('p, li, dd, td, small, span')
        && element.parentElement.textContent.trim().length > element.textContent.trim().length;
    for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
        if (!element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true }) || element.type === 'hidden' || element.disabled) continue;
        const choice = element.matches('input[type=radio], input[type=checkbox]');
        const boxes = [choice && element.labels.length ? element.labels[0] : element].map(e => e.getBoundingClientRect());
        const box = boxes[0];
        const skip = element.matches('.skip, [href=\"#main\"]') || inText(element) || box.width <= 1 || box.height <= 1;
        if (skip) continue;
        const grown = [...element.querySelectorAll('*')].map(e => e.getBoundingClientRect());
        const after = getComputedStyle(element, '::after');
        const covers = after.content !== 'none' && after.position === 'absolute';
        const height = Math.max(box.height, ...grown.map(g => g.height), covers ? parseFloat(after.height) || 0 : 0);
        const width = Math.max(box.width, ...grown.map(g => g.width), covers ? parseFloat(after.width) || 0 : 0);
        if (height < least - 0.5 || width < Math.min(least, 24) - 0.5) {
            wrong.push('target of ' + width.toFixed(0) + '×' + height.toFixed(0) + ' px under ' + least + ': ' + describe(element));
        }
    }
    const count = (role, likely) => [...document.querySelectorAll(likely)].filter(element => element.computedRole === role).length;
    const mains = count('main', 'main, [role=main]'), banners = count('banner', 'header, [role=banner]');
    if (mains !== 1) wrong.push(mains + ' main landmarks');
    if (banners !== 1) wrong.push(banners + ' banners');
    if (count('navigation', 'nav, [role=navigation]') < 1) wrong.push('no navigation');
    if (document.querySelectorAll('h1').length !== 1) wrong.push(document.querySelectorAll('h1').length + ' titles of the first order');
    if (!document.title.trim()) wrong.push('no title');
    if (!document.documentElement.lang) wrong.push('no language');
    const first = document.querySelector('a[href], button');
    if (!first || !/^#/.test(first.getAttribute('href') || '')) wrong.push('the first target is no skip link: ' + (first && describe(first)));
    return wrong;
";

fn lines(found: &Value) -> Vec<String> {
    found.as_array().expect("a list of lines").iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

impl App {
    /// What axe finds on the page as it is now.
    pub(crate) async fn axe(&self) -> Vec<String> {
        static SCRIPT: OnceLock<String> = OnceLock::new();
        let loaded = self.client().execute("return typeof axe === 'object';", Vec::new()).await.expect("the page runs scripts");
        if loaded != Value::Bool(true) {
            // axe describes itself to a module system when it sees one; in a script of WebDriver it hangs itself on `window`.
            self.client().execute(SCRIPT.get_or_init(files::axe), Vec::new()).await.expect("axe-core runs");
        }
        lines(&self.client().execute_async(RUN, Vec::new()).await.expect("axe-core ends"))
    }

    /// What is wrong with the lay-out of the page as it is now; targets are at least `least` px high.
    pub(crate) async fn lay_out(&self, least: u32) -> Vec<String> {
        lines(&self.client().execute(LAY_OUT, vec![least.into()]).await.expect("the page runs scripts"))
    }
}
