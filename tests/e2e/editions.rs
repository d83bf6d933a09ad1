//! Meetings of the series beside each other: from answers that are here, and from a file of results.

use serde_json::{Value, json};

use crate::{
    accessibility::{check_none, look},
    support::{
        devices::{CATCH, export, filled_in},
        find::{button, heading, radio},
        scene::{Setup, play},
    },
};

fn catching() -> Setup {
    Setup { before: Some(CATCH), ..Setup::phone() }
}

/// Answers to the survey about a meeting: of `of` people, `good` gave 5 and the rest 2.
fn rated(meeting: &str, first: u32, good: u32, of: u32) -> Vec<Value> {
    (0..of)
        .map(|number| {
            let points = if number < good { 5 } else { 2 };
            filled_in(first + number, meeting, "meeting", &json!({ "meeting": true }), &json!({ "O1": points }))
        })
        .collect()
}

#[test]
fn answers_of_two_meetings_stand_beside_each_other_with_the_interval_of_their_difference() {
    play(catching(), async |app| {
        let mut all = rated("2017-09-baltow", 0, 56, 70);
        all.extend(rated("2017-06-warszawa", 1000, 48, 80));
        app.open("#/desk").await;
        app.choose_files(&[("oba.json", export(&all, &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.see("70 odpowiedzi w podsumowaniu").await;
        app.open("#/desk/editions").await;
        app.find(&heading("Porównanie spotkań")).await;
        app.tap(&radio("Pierwsze spotkanie całej sieci OWES")).await;
        app.see("80% (56 z 70)").await;
        app.see("60% (48 z 80)").await;
        app.see("+20 p.p.").await;
        app.see("przedział 95%: od +5,2 do +33,4 p.p.").await;
        app.see("przedział bez zera").await;
        app.see("mediana 5").await;
        let mut wrong = Vec::new();
        look(app, "two meetings", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn a_file_of_results_is_compared_kept_through_a_reload_and_removed_with_a_way_back() {
    play(catching(), async |app| {
        app.open("#/desk?m=2017-06-warszawa").await;
        app.choose_files(&[("czerwiec.json", export(&rated("2017-06-warszawa", 1000, 8, 12), &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.see("12 odpowiedzi w podsumowaniu").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.tap(&button("Zapisz wyniki jako plik")).await;
        let file = app.caught("caughtFile").await;

        app.become_another_device().await;
        app.open("#/desk").await;
        app.choose_files(&[("wrzesien.json", export(&rated("2017-09-baltow", 0, 11, 12), &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.see("12 odpowiedzi w podsumowaniu").await;
        app.open("#/desk/editions").await;
        app.see("Wybierz spotkanie, z którym chcesz porównać.").await;
        app.choose_files(&[("wyniki.json", file)]).await;
        app.see("Wyniki zostają na tym urządzeniu").await;
        app.see("67% (8 z 12)").await;
        app.see("+25 p.p.").await;
        app.see("niepewna").await;
        app.see_no("przedział bez zera").await;

        app.reload().await;
        app.tap(&radio("Pierwsze spotkanie całej sieci OWES")).await;
        app.see("67% (8 z 12)").await;
        app.tap(&button("Usuń: Pierwsze spotkanie całej sieci OWES")).await;
        app.see("Usunięto wyniki z tego urządzenia.").await;
        app.see_no("67% (8 z 12)").await;
        app.tap(&button("Cofnij")).await;
        app.see("67% (8 z 12)").await;
        app.choose_files(&[("nie.json", "{}".to_owned())]).await;
        app.see("To nie jest poprawny plik z wynikami.").await;
        let mut wrong = Vec::new();
        look(app, "a refused file beside a comparison", &mut wrong).await;
        check_none(&wrong);
    });
}

#[test]
fn under_ten_answers_there_are_counts_and_no_difference() {
    play(Setup { languages: "en", ..catching() }, async |app| {
        let mut all = rated("2017-09-baltow", 0, 9, 9);
        all.extend(rated("2017-06-warszawa", 1000, 0, 40));
        app.open("#/desk").await;
        app.choose_files(&[("both.json", export(&all, &[]))]).await;
        app.tap(&button("Take in")).await;
        app.see("9 responses summed up").await;
        app.open("#/desk/editions").await;
        app.tap(&radio("First meeting of the whole OWES network")).await;
        app.see("One side has under 10 responses, so there are counts only.").await;
        app.see("n: 40 there, 9 here").await;
        app.see_no("95% interval").await;
        let mut wrong = Vec::new();
        look(app, "counts alone, in English", &mut wrong).await;
        check_none(&wrong);
    });
}
