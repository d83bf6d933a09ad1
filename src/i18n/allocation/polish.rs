//! The division of people among workshops, in Polish.

use super::AllocationWords;
use crate::{
    domain::{
        allocation::{Objective, Why},
        decimal::digits,
        division::{Origin, Receipt, WhyNot},
        format::{
            GroupHeadings,
            wishes_csv::{MAX_WISHES, WishHeadings, WishProblem, WishProblemKind},
        },
        text::Language::Polish,
    },
    i18n::plural::Forms,
};

const PEOPLE: Forms = Forms { one: "osoba", few: "osoby", many: "osób" };
const OF_PEOPLE: Forms = Forms { one: "osoby", few: "osób", many: "osób" };
const SEATS: Forms = Forms { one: "miejsce", few: "miejsca", many: "miejsc" };
const OF_SEATS: Forms = Forms { one: "miejsca", few: "miejsc", many: "miejsc" };
const NEW: Forms = Forms { one: "nowa osoba", few: "nowe osoby", many: "nowych osób" };
const CHANGED: Forms = Forms { one: "osoba ze zmianą", few: "osoby ze zmianą", many: "osób ze zmianą" };
const SAME: Forms = Forms { one: "osoba bez zmian", few: "osoby bez zmian", many: "osób bez zmian" };
const WITHDRAWN: Forms = Forms { one: "wycofany wybór", few: "wycofane wybory", many: "wycofanych wyborów" };
const CHOICES: Forms = Forms { one: "przekazany wybór", few: "przekazane wybory", many: "przekazanych wyborów" };
const PROBLEMS: Forms = Forms { one: "uwaga do listy", few: "uwagi do listy", many: "uwag do listy" };
const BLOCKS: Forms = Forms { one: "bloku", few: "blokach", many: "blokach" };
const WISHES: Forms = Forms { one: "życzenie", few: "życzenia", many: "życzeń" };
const RULES: Forms = Forms { one: "ustalenie dotyczy", few: "ustalenia dotyczą", many: "ustaleń dotyczy" };
const BROKEN: Forms = Forms { one: "zasada złamana", few: "zasady złamane", many: "zasad złamanych" };
const UNSEATED: Forms = Forms { one: "miejsce nieprzydzielone", few: "miejsca nieprzydzielone", many: "miejsc nieprzydzielonych" };
const CHANGES: Forms = Forms { one: "ręcznej zmianie", few: "ręcznych zmianach", many: "ręcznych zmianach" };

fn people(n: u64) -> String {
    PEOPLE.count(Polish, n)
}

fn receipt(receipt: &Receipt) -> String {
    let told = [(NEW, receipt.added), (CHANGED, receipt.changed), (SAME, receipt.same), (WITHDRAWN, receipt.withdrawn)];
    let told: Vec<_> = told.iter().filter(|(_, n)| *n > 0).map(|(forms, n)| forms.count(Polish, *n as u64)).collect();
    if told.is_empty() { "nikogo".to_owned() } else { told.join(", ") }
}

/// How good a division is, as a clause.
fn worth(objective: Objective) -> String {
    let Objective { unseated, worst, sum } = objective;
    let seats = match unseated {
        0 => String::new(),
        n => format!("bez miejsca: {n}; "),
    };
    format!("{seats}najgorszy przydzielony wybór: {worst}.; suma numerów wyborów: {sum}")
}

/// Polish.
pub static POLISH: AllocationWords = AllocationWords {
    title: "Grupy warsztatowe",
    no_blocks: "To spotkanie nie ma bloków do wyboru, więc nie ma czego dzielić. Bloki opisuje się w\u{a0}pliku spotkania.",
    reading: "Wczytywanie podziału…",
    newer: "Ten podział zapisała nowsza wersja aplikacji",
    newer_lead: "Zostaje nietknięty. Otwórz nowszą wersję albo zapisz go do pliku.",
    corrupt: "Zapisanego podziału nie da się odczytać",
    corrupt_lead: "Zapis jest uszkodzony. Możesz zapisać go do pliku, a\u{a0}potem zacząć od nowa.",
    save_raw: "Zapisz do pliku",
    begin_anew: "Zacznij od nowa",
    not_kept: "Przeglądarka nie zapisała podziału na tym urządzeniu. Pobierz listy i\u{a0}pliki, zanim zamkniesz kartę.",
    file_failed: "Przeglądarka nie pozwoliła zapisać pliku.",
    view: "Widok",
    view_work: "Podział",
    view_doors: "Listy na drzwi",
    view_people: "Lista osób",
    close: "Zamknij",
    undo: "Cofnij",
    undone: "Cofnięto.",
    elsewhere: "Podział zmieniono w innym oknie. Ta zmiana jest już także tutaj.",
    elsewhere_clash: "To samo zmieniono w innym oknie inaczej. Obowiązuje zmiana z tego okna, a „Cofnij” przywróci tamtą.",
    last_step: "Ostatnia zmiana",

    people_heading: "Osoby i\u{a0}ich wybory",
    choices_heading: "Przekazane wybory",
    news: |news| format!("Do wczytania: {}.", receipt(&Receipt { same: 0, ..news.clone() })),
    take_choices: "Wczytaj wybory do podziału",
    all_taken: |n| format!("Wszystko wczytane: {}.", CHOICES.count(Polish, n)),
    no_choices: "Nie ma jeszcze przekazanych wyborów. Na stronie „Wyniki” zaloguj się do serwera ankiet albo przyjmij pliki od uczestników.",
    taken: |taken| format!("Wczytano: {}.", receipt(taken)),
    by_hand_heading: "Osoba bez wyboru",
    by_hand_lead: "Dla kogoś, kto nie przekazał wyboru, a\u{a0}też ma dostać miejsce. Imię i\u{a0}nazwisko albo napis z\u{a0}identyfikatora.",
    name: "Kogo dopisać",
    name_refused: "Wpisz nazwę, której jeszcze nie ma na liście.",
    add_person: "Dopisz osobę",
    added: |name| format!("Dopisano: {name}."),
    removed: |name| format!("Usunięto z\u{a0}podziału: {name}."),
    cleared: "Wyczyszczono cały podział.",
    list_heading: "Lista z\u{a0}arkusza",
    list_lead: "Jeden wiersz to jedna osoba: najpierw imię i\u{a0}nazwisko albo napis z\u{a0}identyfikatora, potem życzenia od najważniejszego. Życzenie to tytuł albo identyfikator punktu programu lub warsztatu. Nagłówek kolumny może wskazać blok; bez nagłówka warsztat liczy się w\u{a0}każdej turze, w\u{a0}której jest. Między komórkami stoi średnik, przecinek albo tabulator. Plik wyborów pobrany z\u{a0}panelu też pasuje.",
    choose_file: "Wybierz plik CSV",
    drop_file: "albo upuść go tutaj",
    paste: "Albo wklej listę z\u{a0}arkusza",
    paste_example: "Anna Nowak;Tytuł warsztatu;Tytuł innego warsztatu",
    read_list: "Sprawdź listę",
    template: "Pobierz wzór listy",
    template_file: "wzor-listy",
    wish_headings: WishHeadings { person: "Osoba" },
    file_unreadable: "Przeglądarka nie odczytała tego pliku.",
    in_list: "Na liście",
    list_brings: |brings| format!("Lista wnosi: {}.", receipt(brings)),
    heading_row: |row| format!("Wiersz {row} to nagłówki."),
    old_encoding: "Plik jest w\u{a0}starym kodowaniu Windows-1250; sprawdź, czy polskie litery są dobre.",
    problems: |n| PROBLEMS.count(Polish, n),
    problem,
    more_problems: |n| format!("I\u{a0}jeszcze {n}."),
    take_list: "Dopisz te osoby",
    dismiss_list: "Odrzuć listę",
    roster: "Lista osób",
    roster_lead: "Wybierz osobę, aby zobaczyć jej życzenia, przypisać ją do punktu programu, czegoś jej nie przydzielać albo zaznaczyć nieobecność.",
    find_person: "Znajdź osobę",
    people,
    show_all: |n| format!("Pokaż wszystkich ({n})"),
    clear: "Wyczyść cały podział",
    origin: |origin| match origin {
        Origin::Choice => "przekazany wybór",
        Origin::File => "z\u{a0}listy",
        Origin::Hand => "dopisana osoba",
    },
    blocks_ranked: |n| if n == 0 { "bez życzeń".to_owned() } else { format!("życzenia w\u{a0}{n} {}", BLOCKS.of(Polish, n)) },
    differing: |n| {
        format!(
            "Lista mówi co innego niż osoba w\u{a0}przekazanym wyborze. Liczy się przekazany wybór. Dotyczy: {}.",
            OF_PEOPLE.count(Polish, n)
        )
    },
    choice_of: |id| format!("wybór {id}"),
    nameless: "osoba bez nazwy",

    rules_heading: "Zasady",
    which_blocks: "Które bloki dzielisz?",
    seats: "Miejsca",
    seats_lead: "Liczby z\u{a0}pliku spotkania możesz tu zmienić. Puste pole: bez limitu.",
    seats_of: |name| format!("Miejsca: {name}"),
    session: "Punkt programu",
    no_limit: "bez limitu",
    rotation: "Zamiana grup",
    repeats: "Ta sama osoba może trafić dwa razy na ten sam warsztat",
    rotation_lead: "Bez zaznaczenia każda osoba jest na każdym warsztacie najwyżej raz. Wszystkie tury są dzielone razem.",
    seed: "Numer losowania",
    seed_lead: "Los rozstrzyga tylko remisy. Ten sam numer i\u{a0}te same dane dają zawsze ten sam podział, więc wynik można sprawdzić.",
    draw_anew: "Losuj remisy ponownie",
    decisions: "Ustalenia o\u{a0}osobach",
    decisions_lead: "Kto musi być na danym warsztacie, kto nie może, kogo nie ma w\u{a0}turze. Ustalenie dodasz w\u{a0}karcie osoby.",
    no_decisions: "Nie ma ustaleń.",
    take_back: |what| format!("Usuń ustalenie: {what}"),
    any_round: |title| format!("{title} (dowolna tura)"),
    must: |what| format!("musi być: {what}"),
    must_not: |what| format!("nie może być: {what}"),
    away: |block| format!("nie ma w\u{a0}bloku: {block}"),
    away_group: "Nieobecność",
    must_group: "Musi być",
    must_not_group: "Nie może być",
    new_decision: "Nowe ustalenie",
    choose_decision: "Wybierz ustalenie…",
    add_decision: "Dodaj ustalenie",
    faults: "Tych zasad nie da się spełnić",
    fault_pick: |block| format!("W\u{a0}bloku „{block}” nie ma czego wybierać: plik spotkania mówi „zero”."),
    fault_session: |name| format!("„{name}” stoi w\u{a0}programie dwa razy albo w\u{a0}bloku, którego nie ma."),
    fault_person: |name| format!("{name}: ta osoba jest na liście dwa razy. Usuń jedną."),
    fault_wish: |name| format!("{name}: życzenia nie pasują do bloków. Usuń tę osobę i\u{a0}dopisz ją jeszcze raz."),
    fault_unknown: |name, what| format!("{name}: ustalenie o\u{a0}„{what}” nie dotyczy żadnego dzielonego bloku."),
    contradiction: |name, what| {
        format!("{name}: „musi być: {what}” kłóci się z\u{a0}innym ustaleniem o\u{a0}tej osobie albo z\u{a0}jej nieobecnością.")
    },
    overlapping: |one, other| format!("Bloki „{one}” i\u{a0}„{other}” odbywają się o\u{a0}tej samej porze. Podział tego nie pilnuje."),
    void_wishes: |n| format!("Pominięto {}: tych punktów programu już nie ma w\u{a0}ich blokach.", WISHES.count(Polish, n)),
    idle_rules: |n| format!("{} tego, czego teraz nie dzielisz, i\u{a0}nic nie zmienia.", RULES.count(Polish, n)),

    demand: "Zapotrzebowanie",
    ranked_of: |ranked, all| format!("Życzenia ma {ranked} z\u{a0}{}. Kreska: miejsca.", OF_PEOPLE.count(Polish, all)),
    wanted: |first, seats| match seats {
        Some(seats) => format!("{} na {}", people(first), SEATS.count(Polish, seats)),
        None => people(first),
    },
    over_by: |n| format!("o\u{a0}{n} za dużo"),

    divide: "Rozdziel sprawiedliwie",
    nobody_yet: "Najpierw wczytaj wybory albo dopisz osoby.",
    no_block_chosen: "Najpierw zaznacz w\u{a0}zasadach, które bloki dzielisz.",
    faults_first: "Najpierw popraw zasady, których nie da się spełnić.",
    drawing: "Trwa podział…",
    best_so_far: |best| format!("Najlepszy dotąd – {}.", worth(best)),
    bound_so_far: |lower| format!("Lepszego niż ten nie ma na pewno – {}.", worth(lower)),
    stop: "Zakończ z\u{a0}najlepszym dotąd",
    cancel: "Przerwij",
    drawn: "Podzielono.",
    result: "Wynik",
    objective: |Objective { unseated, worst, sum }| {
        let seats = match unseated {
            0 => "Każda osoba ma miejsce.".to_owned(),
            n => format!("Bez miejsca: {n}."),
        };
        let ranks = match worst {
            0 => "Nikt nie podał życzeń.".to_owned(),
            1 => "Nikt nie dostał gorszego niż pierwszy wybór.".to_owned(),
            n => format!("Nikt nie dostał gorszego niż {n}. wybór. Suma numerów wyborów: {sum} (im mniejsza, tym lepiej)."),
        };
        format!("{seats} {ranks}")
    },
    by_hand: |n, before, after| format!("Po {}. Losowanie dało – {}; teraz – {}.", CHANGES.count(Polish, n), worth(before), worth(after)),
    stale: "Od losowania zmieniły się osoby, życzenia albo zasady. Ten wynik nie musi już być najlepszy: rozdziel jeszcze raz albo popraw go ręcznie.",
    optimal: "Lepszego podziału przy tych zasadach nie ma, i\u{a0}to jest udowodnione: najpierw liczy się, żeby jak najmniej osób zostało bez miejsca, potem jak najlepszy najgorszy wybór, potem suma. Remisy rozstrzygnął los, nie kolejność zgłoszeń.",
    bounded: |lower| format!("Tego, że nie ma lepszego podziału, nie udowodniono. Na pewno nie ma lepszego niż – {}.", worth(lower)),
    changes: "Ręczne zmiany",
    undo_move: "Cofnij zmianę",
    redo_move: "Ponów zmianę",
    back_to_draw: "Wróć do wyniku losowania",
    reset_done: "Wrócono do wyniku losowania.",
    per_cent: |share| format!("{}%", digits(share * 100.0, 0, Polish)),
    first_of: |first, all| format!("{first} z\u{a0}{} według życzeń to pierwszy wybór", OF_SEATS.count(Polish, all)),
    choice: "Wybór",
    seats_given: "Miejsca",
    nth_choice: |n| format!("{n}. wybór"),
    nth: |n| format!("{n}. wybór"),
    without_rank: "bez życzeń lub z\u{a0}ustalenia",
    without_seat: "bez miejsca",
    unlisted: |n| format!("W\u{a0}tym poza własną listą życzeń: {n}."),
    conflicts: |n| BROKEN.count(Polish, n),
    over_capacity: |session, people, seats| format!("{session}: {} na {}", PEOPLE.count(Polish, people), SEATS.count(Polish, seats)),
    twice: |name, session| format!("{name}: dwa razy ten sam warsztat – {session}"),
    barred: |name, session| format!("{name}: według ustalenia nie może być – {session}"),
    pinned_elsewhere: |name, what| format!("{name}: według ustalenia musi być – {what}"),
    too_many: |name, block| format!("{name}: za dużo miejsc w\u{a0}bloku „{block}”"),
    unknown_person: |name| format!("{name}: tej osoby albo tego punktu programu już nie ma"),
    unseated: |n| UNSEATED.count(Polish, n),
    no_seat: |name, block, why| {
        let why = match why {
            Why::Barred => "ustalenia nie dopuszczają żadnego punktu tego bloku",
            Why::Pinned => "miejsce czeka na ustalenie, którego nie dało się spełnić",
            Why::Full => "wszystko, gdzie może być, jest pełne",
            Why::Had => "wolne jest tylko to, co już ma w\u{a0}innej turze",
            Why::Stopped => "jest wolne miejsce: można przydzielić je ręcznie",
        };
        format!("{name}, {block}: {why}")
    },
    groups: "Grupy",
    of_seats: |n| format!("z\u{a0}{}", OF_SEATS.count(Polish, n)),
    no_limit_here: "bez limitu miejsc",
    of_choice: |count, rank| format!("{count} z\u{a0}{rank}. wyboru"),
    of_no_choice: |count| format!("{count} bez życzeń lub z\u{a0}ustalenia"),
    more: |n| format!("i\u{a0}jeszcze {}", people(n)),

    has_phone: "Telefon tej osoby pokaże jej grupę.",
    has_no_phone: "Nie ma przekazanego wyboru, więc grupę poda tylko lista.",
    wishes: "Życzenia",
    no_wishes: "Nie podano życzeń: każde miejsce jest tak samo dobre.",
    seats_of_person: "Przydział",
    by_decision: "z\u{a0}ustalenia",
    not_listed: "spoza listy życzeń",
    no_preference: "bez życzeń w\u{a0}tym bloku",
    why_not: |dearer, why, elsewhere| {
        let why = match why {
            WhyNot::Barred => "wyklucza to ustalenie".to_owned(),
            WhyNot::Pinned => "ustalenie przypisuje tę osobę gdzie indziej".to_owned(),
            WhyNot::Had { .. } => format!("ten warsztat ma już tu: {elsewhere}"),
            WhyNot::Full { seats, as_dear } if as_dear >= seats => {
                format!(
                    "pełne ({}), a\u{a0}wszyscy tam chcieli tego co najmniej tak samo albo są z\u{a0}ustalenia",
                    SEATS.count(Polish, seats.into())
                )
            }
            WhyNot::Full { seats, as_dear } => format!(
                "pełne ({}); z\u{a0}tych osób {as_dear} chciało tego co najmniej tak samo, a\u{a0}zamiana z\u{a0}pozostałymi pogorszyłaby wynik",
                SEATS.count(Polish, seats.into())
            ),
            WhyNot::Free => "jest tam wolne miejsce: można przenieść".to_owned(),
        };
        format!("Dlaczego nie „{dearer}”: {why}.")
    },
    option: |title, taken, capacity, rank| {
        let seats = capacity.map_or_else(|| taken.to_string(), |capacity| format!("{taken} z\u{a0}{capacity}"));
        let full = if capacity.is_some_and(|capacity| taken >= capacity) { ", pełne" } else { "" };
        let rank = rank.map(|rank| format!(", {rank}. wybór")).unwrap_or_default();
        format!("{title} ({seats}{full}{rank})")
    },
    move_to: |block| format!("Przenieś w\u{a0}bloku: {block}"),
    shift: "Przenieś",
    moved: |name, from, to| format!("{name}: {from} → {to}."),
    effect: |before, after| {
        if before == after {
            "Wynik jest tak samo dobry.".to_owned()
        } else {
            format!("Było – {}. Jest – {}.", worth(before), worth(after))
        }
    },
    now_broken: |n| format!("{}.", BROKEN.count(Polish, n)),
    remove_person: "Usuń osobę z\u{a0}podziału",

    output: "Listy i\u{a0}pliki",
    lists: "Listy",
    lists_lead: "Na każde drzwi osobna strona z\u{a0}polem do odhaczenia. Lista osób mówi każdemu, dokąd iść.",
    csv: "Pobierz tabelę CSV",
    groups_file: "grupy",
    group_headings: GroupHeadings {
        person: "Osoba",
        choice: "Numer wyboru",
        block: "Blok",
        block_title: "Nazwa bloku",
        session: "Punkt programu",
        title: "Tytuł",
        start: "Początek",
        room: "Sala",
        rank: "Który wybór",
        no_seat: "bez miejsca",
    },
    publish_heading: "Ogłoszenie uczestnikom",
    publish_lead: "Plik mówi, ile miejsc jest zajętych, i\u{a0}po numerze wyboru podaje grupę. Nie ma w\u{a0}nim nazwisk. Telefony pokażą wtedy „Twoja grupa”.",
    publish_broken: "Są złamane zasady. Sprawdź je, zanim ogłosisz.",
    publish: "Pobierz published.json",
    upload_there: |address| format!("Wgraj go na serwer pod adres z\u{a0}pliku spotkania: {address}"),
    upload_new: "Wgraj go na serwer obok pliku spotkania, a\u{a0}w\u{a0}pliku spotkania dopisz: \"published\": \"meetings/published.json\".",
    not_published: |n| format!("{} bez przekazanego wyboru: grupę znajdą tylko na listach, w\u{a0}tym pliku ich nie ma.", people(n)),
    published_saved: "Pobrano published.json. Teraz wgraj go na serwer.",
    doors_lead: "Każdy punkt programu na osobnej stronie.",
    everybody_lead: "Wszystkie osoby po kolei, z\u{a0}przydziałem w\u{a0}każdym bloku.",
    door_count: |n, seats| match seats {
        Some(seats) => format!("{} na {}", people(n), SEATS.count(Polish, seats)),
        None => people(n),
    },
    number: "Nr",
    person: "Osoba",
    present: "Obecność",
    absent: "nieobecność",
};

fn problem(problem: &WishProblem) -> String {
    let what = match &problem.kind {
        WishProblemKind::TooLarge => {
            return format!("Plik jest za duży (ponad {} MB). Nic z\u{a0}niego nie wczytano.", MAX_WISHES / 1_000_000);
        }
        WishProblemKind::Empty => return "Na liście nic nie ma.".to_owned(),
        WishProblemKind::TooManyRows(limit) => format!("lista ma więcej niż {limit} wierszy; od tego nic nie wczytano"),
        WishProblemKind::OpenQuote => "cudzysłów jest otwarty i\u{a0}nigdzie się nie zamyka".to_owned(),
        WishProblemKind::NoName => "są życzenia, a\u{a0}nie ma nazwy osoby; nie dopisano nikogo".to_owned(),
        WishProblemKind::SameName(first) => format!("ta sama osoba jest już w\u{a0}wierszu {first}; ten wiersz pominięto"),
        WishProblemKind::LongName(limit) => format!("nazwa jest dłuższa niż {limit} znaków; skrócono ją"),
        WishProblemKind::Unknown(text, None) => format!("nie ma w\u{a0}blokach niczego, co nazywa się „{text}”"),
        WishProblemKind::Unknown(text, Some(like)) => format!("nie ma niczego, co nazywa się „{text}”. Może „{like}”?"),
        WishProblemKind::Several(text) => format!("„{text}” to w\u{a0}jednym bloku więcej niż jeden punkt programu; podaj identyfikator"),
        WishProblemKind::OtherBlock(text) => format!("„{text}” nie należy do bloku z\u{a0}nagłówka tej kolumny"),
        WishProblemKind::Twice(text) => format!("„{text}” jest dwa razy; liczy się pierwsze miejsce"),
    };
    format!("Wiersz {}: {what}.", problem.row)
}
