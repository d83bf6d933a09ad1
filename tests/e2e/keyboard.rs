//! The journeys without a mouse: everything is reached by Tab, with a focus that can be seen and that nothing covers.

use crate::support::{
    choosing::morning,
    devices::{answer, export},
    find::{Target, button, checkbox, heading, link, radio, the},
    scene::{App, Setup, play},
};

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const DOWN: &str = "\u{e015}";

/// Whether the focused control can be seen: inside of the window, marked, and not under anything else.
const SEEN: &str = "
    const focused = document.activeElement;
    if (!focused || focused === document.body) return 'nothing has focus';
    const choice = focused.matches('input[type=radio], input[type=checkbox]');
    const shown = choice && focused.labels.length ? focused.labels[0] : focused;
    const marked = element => {
        const style = getComputedStyle(element), after = getComputedStyle(element, '::after');
        return [style, after].some(s => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none');
    };
    const near = [focused, shown, shown.parentElement, shown.closest('.card'), ...shown.querySelectorAll('*')].filter(Boolean);
    if (!near.some(marked)) return 'no mark of focus on ' + focused.outerHTML.slice(0, 200);
    const box = shown.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 1), y = box.top + Math.min(box.height / 2, 20);
    if (y < 0 || y > innerHeight) return 'out of sight: ' + focused.outerHTML.slice(0, 200);
    const top = document.elementFromPoint(x, y);
    const related = top && (shown.contains(top) || top.contains(shown) || (top.closest('label') && top.closest('label').contains(focused)));
    return related ? '' : 'covered by ' + (top && top.outerHTML.slice(0, 120)) + ': ' + focused.outerHTML.slice(0, 200);
";

/// Whether the focused control is the one looked for: `[role, name, role and name of what it is inside of]`.
const IS_IT: &str = r"
    const [role, name, inside] = arguments;
    const plain = text => (text || '').replace(/\u00ad/g, '').replace(/\s+/g, ' ').trim();
    const is = (element, role, name) => element.computedRole === role && plain(element.computedName).includes(plain(name));
    const focused = document.activeElement;
    if (!focused || !is(focused, role, name)) return false;
    for (let around = focused.parentElement; inside && around; around = around.parentElement) if (is(around, ...inside)) return true;
    return !inside;
";

impl App {
    /// Presses Tab until the target has focus; on the way, every focus must be seen.
    pub(crate) async fn tab_to(&self, target: &Target) {
        for _ in 0..120 {
            self.press(TAB).await;
            let seen = self.client().execute(SEEN, Vec::new()).await.expect("the page runs scripts");
            assert_eq!(seen.as_str(), Some(""), "on the way to {target:?}");
            if self.client().execute(IS_IT, target.arguments()).await.expect("the page runs scripts") == true {
                return;
            }
        }
        panic!("Tab never reaches {target:?}\n{}", self.tell().await);
    }
}

#[test]
fn the_skip_link_leads_to_the_content_and_keeps_the_address() {
    play(Setup::phone(), async |app| {
        app.open("#/info").await;
        app.tab_to(&link("Przejdź do treści")).await;
        app.press(ENTER).await;
        app.until("the content has focus", "return document.activeElement.matches('main, main *');", &[]).await;
        let address = app.client().current_url().await.expect("the page has an address");
        assert_eq!(address.fragment(), Some("/info"));
    });
}

#[test]
fn a_workshop_is_picked_and_looked_at_by_keyboard_alone() {
    play(Setup::phone(), async |app| {
        app.open("#/?now=2017-09-26T12:00").await;
        app.tab_to(&radio("Jak pracować z trudnym klientem").inside("group", "tura I wybierz")).await;
        app.press(" ").await;
        app.is_checked(&radio("Jak pracować z trudnym klientem").inside("group", "tura I wybierz"), true).await;
        app.is_checked(&radio("Ścieżki").inside("group", "tura II"), true).await;
        app.press(DOWN).await;
        app.is_checked(&radio("Ścieżki").inside("group", "tura I wybierz"), true).await;
        app.is_checked(&radio("Jak pracować z trudnym klientem").inside("group", "tura II"), true).await;
        app.open("#/?now=2017-09-26T12:00").await;
        app.tab_to(&link("Mój plan").inside("navigation", "Główna")).await;
        app.press(ENTER).await;
        app.find(&heading("Mój plan")).await;
        app.until("the title has focus", "return document.activeElement.tagName === 'H1';", &[]).await;
        app.tab_to(&link("Ścieżki").inside("main", "")).await;
        app.press(ENTER).await;
        app.find(&heading("Ścieżki pracy doradcy")).await;
    });
}

#[test]
fn wishes_are_ranked_and_handed_over_by_keyboard_alone() {
    play(morning(), async |app| {
        app.open("#/plan").await;
        app.tab_to(&button("Dodaj do życzeń: Spacer: rynek")).await;
        app.press(ENTER).await;
        app.see("życzenie nr 1.").await;
        // The list is built anew: focus goes along with the session one frame later.
        let is_on = "return document.activeElement.id === arguments[0];";
        app.until("focus is on the new wish", is_on, &["zyczenie-spacer-rynek-usun".into()]).await;
        app.tab_to(&button("Dodaj do życzeń: Spacer: muzeum")).await;
        app.press(" ").await;
        app.see("Spacer: muzeum rzemiosła: życzenie nr 2.").await;
        // Focus goes along with the session, to the step that is likely next.
        let on = "return document.activeElement.id === 'zyczenie-spacer-muzeum-' + arguments[0];";
        app.until("focus is on up", on, &["wyzej".into()]).await;
        app.press(ENTER).await;
        app.see("Spacer: muzeum rzemiosła: życzenie nr 1.").await;
        app.until("focus is on down", on, &["nizej".into()]).await;
        app.press(ENTER).await;
        app.see("Spacer: muzeum rzemiosła: życzenie nr 2.").await;
        app.until("focus is on up again", on, &["wyzej".into()]).await;
        app.tab_to(&button("Cofnij").inside("region", "Wybór warsztatów")).await;
        app.press(ENTER).await;
        app.see("Cofnięto.").await;
        app.until("focus is on the heading", is_on, &["wybor".into()]).await;
        app.tab_to(&button("Zapisz wybór do przekazania")).await;
        app.press(ENTER).await;
        app.see("Zapisano na tym urządzeniu").await;
        let given = "const all = Object.entries(localStorage).filter(([key]) => key.includes(':submission:')).map(([, value]) => value);\
            const ranked = all.map(value => JSON.parse(JSON.parse(value).submission).ranked.spacery.join());\
            return ranked.length === 1 && ranked[0] === 'spacer-muzeum,spacer-rynek';";
        app.until("the choice is saved in its order", given, &[]).await;
    });
}

#[test]
fn a_search_is_typed_and_cleared_by_keyboard_alone() {
    play(Setup::phone(), async |app| {
        app.open("#/?now=2017-09-26T12:00").await;
        app.tab_to(&the("searchbox", "Szukaj w programie")).await;
        app.press("allozaur").await;
        app.see_no("Powitanie, cele spotkania").await;
        app.see("Znaleziono").await;
        app.until("the field keeps focus", "return document.activeElement.matches('input');", &[]).await;
    });
}

#[test]
fn on_a_wide_screen_everything_down_to_the_footer_is_reached() {
    play(Setup { width: 1280, ..Setup::fixture() }, async |app| {
        app.open("#/?now=2026-05-12T09:00").await;
        app.tab_to(&link("Dla organizatora").inside("contentinfo", "")).await;
    });
}

#[test]
fn what_was_handed_over_is_taken_in_chosen_and_undone() {
    play(Setup::phone(), async |app| {
        app.open("#/desk").await;
        app.see("Nie ma jeszcze odpowiedzi").await;
        app.choose_files(&[("plik.json", export(&[answer(1, 4), answer(2, 5)], &[]))]).await;
        app.see("nowe: 2").await;
        app.tab_to(&button("Przyjmij")).await;
        app.press(ENTER).await;
        app.find(&heading("Przyjęto")).await;
        app.see("2 odpowiedzi w podsumowaniu").await;
        app.reload().await;
        app.see("2 odpowiedzi w podsumowaniu").await;
        app.tab_to(&checkbox("Przekazane w plikach i linkach")).await;
        app.press(" ").await;
        app.see("0 odpowiedzi w podsumowaniu").await;
        app.press(" ").await;
        app.see("2 odpowiedzi w podsumowaniu").await;
        app.choose_files(&[("plik.json", export(&[answer(3, 1)], &[]))]).await;
        app.see("nowe: 1").await;
        app.tab_to(&button("Przyjmij")).await;
        app.press(ENTER).await;
        app.see("3 odpowiedzi w podsumowaniu").await;
        // Focus is on the receipt, and the way back comes after it.
        app.tab_to(&button("Cofnij ostatnie przyjęcie")).await;
        app.press(ENTER).await;
        app.see("Cofnięto ostatnie przyjęcie.").await;
        app.see("2 odpowiedzi w podsumowaniu").await;
    });
}
