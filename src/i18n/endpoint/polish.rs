//! What the self-test found and what to do, in Polish.

use super::{Place, said};
use crate::{
    domain::delivery::self_test::{Finding, Step},
    i18n::desk,
};

/// What came out of a step, and what to do.
pub(super) fn told(step: Step, finding: &Finding, place: &Place) -> (String, String) {
    let Place { page, server } = place;
    let quote = |text: &str| said("Odpowiedź serwera:", text);
    let (what, todo) = match finding {
        Finding::Good => (good(step).to_owned(), String::new()),
        Finding::StatusAlone => (
            "Ten profil uznaje odpowiedź za wysłaną po samym kodzie odpowiedzi serwera. To słabsze potwierdzenie.".to_owned(),
            "Jeśli serwer potrafi odesłać numer odpowiedzi, dopisz to w\u{a0}polu done.".to_owned(),
        ),
        Finding::Mixed => (
            "Ta strona jest pod https, a\u{a0}serwer ankiet pod http. Przeglądarki na to nie pozwalają.".to_owned(),
            "Uruchom serwer ankiet pod https i\u{a0}popraw adres.".to_owned(),
        ),
        Finding::NoNetwork => {
            ("Nie odpowiada ani serwer ankiet, ani serwer tej strony.".to_owned(), "Sprawdź połączenie z\u{a0}internetem i\u{a0}powtórz próbę.".to_owned())
        }
        Finding::Policy { directive } => (
            format!("Polityka bezpieczeństwa tej strony (CSP, {directive}) nie przepuszcza serwera {server}."),
            "Uruchom cargo xtask headers config.json i\u{a0}wgraj stronę jeszcze raz.".to_owned(),
        ),
        Finding::Unreachable => (
            format!("Strona odpowiada, ale {server} nie."),
            "Sprawdź nazwę serwera w\u{a0}adresie, czy działa i\u{a0}czy jego certyfikat jest ważny. W\u{a0}sieci z\u{a0}logowaniem najpierw się zaloguj.".to_owned(),
        ),
        Finding::Slow => ("Serwer nie odpowiedział przez 15\u{a0}sekund.".to_owned(), "Powtórz próbę. Jeśli to się powtarza, serwer jest za słaby albo przeciążony.".to_owned()),
        Finding::NotShared { method, headers } => (
            format!("Serwer odpowiada, ale nie pozwala tej stronie korzystać z\u{a0}odpowiedzi (CORS). Potrzebna metoda: {method}, nagłówki: {headers}."),
            format!("Ustaw na serwerze: Access-Control-Allow-Origin: {page}; Access-Control-Allow-Methods: {method}; Access-Control-Allow-Headers: {headers}."),
        ),
        Finding::NotAllowed { status, said } => (
            format!("Serwer nie pozwala zapisywać bez logowania (kod {status}).{}", quote(said)),
            "Nadaj wszystkim prawo dodawania rekordów, i\u{a0}tylko to prawo.".to_owned(),
        ),
        Finding::WrongPath { status } => {
            (format!("Pod tym adresem nic nie przyjmuje odpowiedzi (kod {status})."), "Popraw adres: literówka, brak części ścieżki albo inny profil.".to_owned())
        }
        Finding::Page { status } => (
            format!("Zamiast danych przyszła strona do czytania (kod {status}). Tak odpowiada logowanie do sieci Wi-Fi albo serwer, który na każdy adres daje tę samą stronę."),
            "Zaloguj się do sieci. Jeśli to nie to, popraw adres.".to_owned(),
        ),
        Finding::Redirect => ("Serwer odsyła pod inny adres. Odpowiedzi tam nie wysyłamy.".to_owned(), "Wpisz od razu adres docelowy.".to_owned()),
        Finding::Refused { status, said } => {
            (format!("Serwer odrzucił odpowiedź (kod {status}).{}", quote(said)), "Sprawdź, czy profil pasuje do serwera i\u{a0}czy kolekcja ma potrzebne pola.".to_owned())
        }
        Finding::Overloaded { status, said } => {
            (format!("Serwer zgłosił błąd (kod {status}).{}", quote(said)), "Zajrzyj do dziennika serwera i\u{a0}powtórz próbę.".to_owned())
        }
        Finding::Unconfirmed { status, said } => (
            format!("Serwer odpowiedział (kod {status}), ale nie potwierdził tak, jak wymaga profil.{}", quote(said)),
            "Wybierz inny profil albo popraw pola done i\u{a0}already_there. Bez potwierdzenia odpowiedzi będą czekać na telefonach.".to_owned(),
        ),
        Finding::NotWhole => ("Serwer przyjął odpowiedź, ale nie zachował jej całej.".to_owned(), "Dodaj w\u{a0}kolekcji pole submission typu JSON.".to_owned()),
        Finding::TakenAgain => {
            ("Serwer przyjął tę samą odpowiedź drugi raz. Po zerwanym połączeniu może być podwójna.".to_owned(), "Panel liczy każdy numer raz. W\u{a0}innych miejscach odrzucaj znany numer (pole id).".to_owned())
        }
        Finding::CannotTell => ("Ten rodzaj serwera nie mówi, czy pod znanym numerem przyszło coś innego.".to_owned(), String::new()),
        Finding::Overwritten => {
            ("Serwer zastąpił zapisaną odpowiedź inną. Kto zna jej numer, może ją zmienić.".to_owned(), "Serwer ma odrzucać zapis pod znanym numerem (kod 409).".to_owned())
        }
        Finding::Open { rows } => (format!("Każdy może czytać odpowiedzi. Bez logowania przyszło ich {rows}."), "Zabierz wszystkim prawo odczytu listy. Ma je mieć tylko organizator.".to_owned()),
        Finding::Readable => ("Każdy, kto zna numer odpowiedzi, może ją przeczytać.".to_owned(), "Zabierz wszystkim prawo odczytu rekordów.".to_owned()),
        Finding::Changeable => ("Każdy może zmienić zapisane odpowiedzi.".to_owned(), "Zabierz wszystkim prawo zmiany rekordów.".to_owned()),
        Finding::Deletable => ("Każdy może usunąć zapisane odpowiedzi.".to_owned(), "Zabierz wszystkim prawo usuwania rekordów.".to_owned()),
        Finding::Unseen { command } => {
            ("Serwer nie pozwala tej stronie tego sprawdzić. Inne programy mogą mieć więcej praw.".to_owned(), format!("Sprawdź z\u{a0}wiersza poleceń, czy odmawia: {command}"))
        }
        Finding::SignedOut => ("Bez logowania nie wiadomo, czy organizator przeczyta odpowiedzi.".to_owned(), "Podaj wyżej nazwę i\u{a0}hasło albo token i\u{a0}powtórz próbę.".to_owned()),
        Finding::NotReadable => ("Z\u{a0}tego rodzaju serwera panel nie czyta. Odpowiedzi są tam, gdzie serwer je odkłada.".to_owned(), String::new()),
        Finding::Reading(failure) => ((desk::POLISH.failure)(*failure), String::new()),
        Finding::Missing => {
            ("Na liście nie ma zapisanego przed chwilą rekordu.".to_owned(), "Sprawdź, czy konto widzi wszystkie rekordy i\u{a0}czy adres listy należy do tej samej kolekcji.".to_owned())
        }
        Finding::Altered => ("Na liście pod tym numerem jest co innego, niż zapisano.".to_owned(), "Serwer ma nie zmieniać rekordów po zapisie.".to_owned()),
        Finding::Skewed { seconds } => (
            format!("Zegar tego urządzenia różni się od zegara serwera strony o\u{a0}{} min.", seconds.abs() / 60),
            "Ustaw w\u{a0}urządzeniu automatyczną datę i\u{a0}godzinę: godziny odpowiedzi są z\u{a0}urządzeń.".to_owned(),
        ),
        Finding::NoClock => ("Serwer strony nie podał godziny, nie ma z\u{a0}czym porównać.".to_owned(), String::new()),
    };
    (what, todo)
}

const fn good(step: Step) -> &'static str {
    match step {
        Step::Settings => "Ustawienia są poprawne.",
        Step::Reach => "Serwer odpowiada, a\u{a0}polityka strony go przepuszcza.",
        Step::Write => "Serwer przyjął odpowiedź i\u{a0}potwierdził ją tak, jak trzeba.",
        Step::Again => "Serwer zna już tę odpowiedź. Nic się nie podwoi.",
        Step::Changed => "Serwer odrzucił inną odpowiedź pod znanym numerem.",
        Step::SignIn => "Serwer przyjął logowanie.",
        Step::Found => "Rekord próbny jest na liście, taki jak zapisano.",
        Step::List => "Bez logowania listy nie widać.",
        Step::Record => "Bez logowania odpowiedzi nie widać.",
        Step::Change => "Bez logowania odpowiedzi nie można zmienić.",
        Step::Delete => "Bez logowania odpowiedzi nie można usunąć.",
        Step::Clock => "Zegary się zgadzają.",
    }
}
