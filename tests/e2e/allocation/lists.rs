//! Lists from spreadsheets: what is wrong is told with its row, and nothing is taken in unasked.

use super::{PAGE, person};
use crate::support::{
    find::{button, textbox},
    scene::{Setup, play},
    stored::{SAVED, saved_file},
};

#[test]
fn a_list_is_looked_at_first_and_its_bad_rows_are_told() {
    play(Setup::fixture(), async |app| {
        app.open(PAGE).await;
        let list = "osoba;Spacery po okolicy;Spacery po okolicy\nAnna;spacer-rzeka;Spacer nad rzeką\nEwa;nad morze\n;spacer-rzeka\nanna\n";
        app.fill(&textbox("Albo wklej listę z arkusza"), list).await;
        app.tap(&button("Sprawdź listę")).await;
        app.see("Lista wnosi: 2 nowe osoby. Wiersz 1 to nagłówki.").await;
        app.see("4 uwagi do listy").await;
        app.see("Wiersz 2: „Spacer nad rzeką” jest dwa razy; liczy się pierwsze miejsce.").await;
        app.see("Wiersz 3: nie ma").await;
        app.see("Wiersz 4: są życzenia, a nie ma nazwy osoby; nie dopisano nikogo.").await;
        app.see("Wiersz 5: ta sama osoba jest już w wierszu 2; ten wiersz pominięto.").await;
        assert_eq!(app.all(&person("Anna")).await.len(), 0, "nothing is taken in unasked");
        app.tap(&button("Odrzuć listę")).await;
        app.see_no("4 uwagi do listy").await;
        app.tap(&button("Sprawdź listę")).await;
        app.tap(&button("Dopisz te osoby")).await;
        app.see("Wczytano: 2 nowe osoby.").await;
        app.find(&person("Anna")).await;
        app.find(&person("Ewa")).await;
    });
}

#[test]
fn the_sample_list_is_read_back_without_a_remark() {
    play(Setup { before: Some(SAVED), ..Setup::fixture() }, async |app| {
        app.open(PAGE).await;
        app.tap(&button("Pobierz wzór listy")).await;
        let sample = saved_file(app).await;
        app.choose_files(&[("wzor.csv", sample)]).await;
        app.see("Lista wnosi: 2 nowe osoby. Wiersz 1 to nagłówki.").await;
        app.see_no("do listy:").await;
        app.tap(&button("Dopisz te osoby")).await;
        app.find(&person("Osoba 1")).await;
    });
}
