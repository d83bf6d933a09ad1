//! What the desk gives to take away, opened by a real spreadsheet: every cell is what was written, and no cell is a formula.

use std::{env, fs, path::PathBuf, process::Command};

use csv::{ReaderBuilder, StringRecord};
use kuluary::domain::format::csv::unguard;
use serde_json::json;

use crate::{
    accessibility::{check_none, look},
    support::{
        devices::{export, filled_in},
        files,
        find::button,
        scene::{App, Setup, play},
    },
};

/// Catches the very bytes of what is saved as a file: the browser's own reading of text leaves the byte-order mark out.
const CATCH_BYTES: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        blob.arrayBuffer().then(all => { window.caughtBytes = [...new Uint8Array(all)].map(byte => byte.toString(16).padStart(2, '0')).join(''); });
        return make.call(URL, blob);
    };
    const click = HTMLElement.prototype.click;
    HTMLElement.prototype.click = function () { if (!this.hasAttribute('download')) click.call(this); };
";

/// What people may write, and what a spreadsheet may make of it.
const HOSTILE: [&str; 14] = [
    "=cmd|' /C calc'!A0",
    "=1+1",
    "+1",
    "-2+3",
    "@SUM(A1:A9)",
    "=HYPERLINK(\"http://example.org\";\"tu\")",
    "＝1+1",
    "'apostrof",
    "'=dwa apostrofy",
    "linia pierwsza\nlinia druga; \"cytat\"",
    "tab\tw środku",
    "a;b,c",
    "Zażółć gęślą jaźń – „4,5 godziny”",
    "\"\"",
];

/// Taps a download and gives the file.
async fn download(app: &App, name: &str) -> Vec<u8> {
    app.client().execute("window.caughtBytes = null;", Vec::new()).await.expect("the page runs scripts");
    app.tap(&button(name)).await;
    app.until("a file was saved", "return typeof window.caughtBytes === 'string';", &[]).await;
    let hex = app.client().execute("return window.caughtBytes;", Vec::new()).await.expect("the page runs scripts");
    let hex = hex.as_str().expect("bytes were caught").as_bytes();
    let digit = |digit: u8| char::from(digit).to_digit(16).expect("a hexadecimal digit");
    hex.chunks(2).map(|pair| u8::try_from(digit(pair[0]) * 16 + digit(pair[1])).expect("a byte")).collect()
}

/// A directory of its own, gone afterwards.
struct Workshop(PathBuf);

impl Workshop {
    fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("kuluary-e2e-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).expect("the directory for temporary files can be written");
        Self(path)
    }

    /// Opens a table in `LibreOffice` as its own users do, in Polish, and saves it in another form.
    fn convert(&self, table: &[u8], to: &str) -> String {
        let (source, out) = (self.0.join("tabela.csv"), self.0.join("out"));
        fs::write(&source, table).expect("a file can be written");
        let profile = format!("-env:UserInstallation=file://{}", self.0.join("profile").display());
        // Semicolons, quotes, UTF-8, from the first line, Polish, unquoted numbers are numbers.
        let open = "--infilter=CSV:59,34,UTF8,1,,1045,false,true";
        let ran = Command::new(files::soffice())
            .args(["--headless", "--norestore", &profile, open, "--convert-to", to, "--outdir"])
            .args([out.as_path(), source.as_path()])
            .output()
            .expect("LibreOffice starts");
        let extension = to.split_once(':').map_or(to, |(extension, _)| extension);
        let made = out.join("tabela").with_extension(extension);
        let told = format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
        fs::read_to_string(&made).unwrap_or_else(|error| panic!("{}: {error}\n{told}", made.display()))
    }

    /// The cells as `LibreOffice` holds them, whatever it shows.
    fn cells(&self, table: &[u8]) -> Vec<StringRecord> {
        rows(&self.convert(table, "csv:Text - txt - csv (StarCalc):59,34,76,1,,1045,true,false"))
    }
}

impl Drop for Workshop {
    fn drop(&mut self) {
        // What is left is in the directory of temporary files.
        drop(fs::remove_dir_all(&self.0));
    }
}

fn rows(text: &str) -> Vec<StringRecord> {
    let text = text.trim_start_matches('\u{feff}');
    let reader =
        ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes()).into_records().collect::<Result<_, _>>();
    reader.expect("every row has as many cells as the first")
}

/// The same text, or the same number in the notations of both.
fn is_same(ours: &str, theirs: &str) -> bool {
    let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
    let same_number = number(ours).zip(number(theirs)).is_some_and(|(ours, theirs)| (ours - theirs).abs() < 1e-9);
    // A date or a moment is one to LibreOffice as well, which adds the seconds.
    ours == theirs || same_number || theirs == format!("{ours}:00")
}

#[track_caller]
fn check_cells(ours: &[StringRecord], theirs: &[StringRecord]) {
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(theirs) {
        assert_eq!(ours.len(), theirs.len(), "{ours:?} {theirs:?}");
        for (ours, theirs) in ours.iter().zip(theirs) {
            assert!(is_same(ours, theirs), "{ours:?} became {theirs:?}");
        }
    }
}

#[test]
fn libreoffice_opens_every_table_with_every_cell_as_it_was_written_and_no_formula() {
    play(Setup { before: Some(CATCH_BYTES), ..Setup::phone() }, async |app| {
        let workshop = Workshop::new("tabele");
        let control = workshop.convert("a;b\r\n=1+1;x\r\n".as_bytes(), "fods");
        assert!(control.contains("table:formula"), "an unguarded cell is a formula to LibreOffice, so the guard is needed");

        let about = json!({ "session": "warsztat-a-1" });
        let all: Vec<_> = HOSTILE
            .iter()
            .zip(0..)
            .map(|(text, number)| {
                filled_in(number, "2017-09-baltow", "workshop", &about, &json!({ "W1": 4 + i64::from(number % 4 == 0), "S3": text }))
            })
            .collect();
        app.open("#/desk").await;
        app.choose_files(&[("wrogie.json", export(&all, &[]))]).await;
        app.tap(&button("Przyjmij")).await;
        app.see("14 odpowiedzi w podsumowaniu").await;
        app.tap(&button("Pobierz i udostępnij")).await;
        app.see("Pliki z odpowiedziami są surowe").await;

        let answers = download(app, "Pobierz CSV: odpowiedzi").await;
        app.see("Plik gotowy: kuluary-2017-09-baltow.csv").await;
        assert!(answers.starts_with("\u{feff}".as_bytes()), "a byte-order mark tells the spreadsheet of UTF-8");
        let ours = rows(&String::from_utf8(answers.clone()).expect("UTF-8"));
        let theirs = workshop.cells(&answers);
        check_cells(&ours, &theirs);
        let column = theirs[0].iter().position(|heading| heading.starts_with("S3 ")).expect("the question has a column");
        let mut written: Vec<_> = theirs[1..].iter().map(|row| unguard(&row[column]).to_owned()).collect();
        let mut expected: Vec<_> = HOSTILE.map(str::to_owned).into();
        written.sort();
        expected.sort();
        assert_eq!(written, expected);
        assert!(!workshop.convert(&answers, "fods").contains("table:formula"));

        for name in ["Pobierz CSV: książka kodów", "Pobierz CSV: tabele wyników", "Pobierz CSV: komentarze"] {
            let table = download(app, name).await;
            let ours = rows(&String::from_utf8(table.clone()).expect("UTF-8"));
            assert!(ours.len() > 10, "{name} has rows: {}", ours.len());
            check_cells(&ours, &workshop.cells(&table));
            let sheet = workshop.convert(&table, "fods");
            assert!(!sheet.contains("table:formula"), "{name}");
            if name.ends_with("wyników") {
                // 60 points of 14 answers: a number with a decimal comma is a number to a Polish spreadsheet.
                assert!(sheet.contains("office:value=\"4.29\""), "the mean of 4 and 5 is there as a number");
            }
        }
    });
}

#[test]
fn the_downloads_at_every_width_in_both_languages() {
    for languages in ["pl,en", "en"] {
        play(Setup { languages, ..Setup::phone() }, async |app| {
            let mut wrong = Vec::new();
            app.open("#/desk").await;
            let name = if languages == "en" { "Download and share" } else { "Pobierz i udostępnij" };
            app.tap(&button(name)).await;
            look(app, name, &mut wrong).await;
            check_none(&wrong);
        });
    }
}
