//! The division of people among workshops, in English.

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
        text::Language::English,
    },
    i18n::plural::Forms,
};

const fn forms(one: &'static str, many: &'static str) -> Forms {
    Forms { one, few: many, many }
}

const PEOPLE: Forms = forms("person", "people");
const SEATS: Forms = forms("seat", "seats");
const NEW: Forms = forms("new person", "new people");
const CHANGED: Forms = forms("person with a change", "people with a change");
const SAME: Forms = forms("person without a change", "people without a change");
const WITHDRAWN: Forms = forms("withdrawn choice", "withdrawn choices");
const CHOICES: Forms = forms("choice handed over", "choices handed over");
const PROBLEMS: Forms = forms("remark on the list", "remarks on the list");
const BLOCKS: Forms = forms("block", "blocks");
const WISHES: Forms = forms("wish was", "wishes were");
const RULES: Forms = forms("decision is", "decisions are");
const BROKEN: Forms = forms("rule is broken", "rules are broken");
const UNSEATED: Forms = forms("place without a seat", "places without a seat");
const CHANGES: Forms = forms("change by hand", "changes by hand");

fn people(n: u64) -> String {
    PEOPLE.count(English, n)
}

fn receipt(receipt: &Receipt) -> String {
    let told = [(NEW, receipt.added), (CHANGED, receipt.changed), (SAME, receipt.same), (WITHDRAWN, receipt.withdrawn)];
    let told: Vec<_> = told.iter().filter(|(_, n)| *n > 0).map(|(forms, n)| forms.count(English, *n as u64)).collect();
    if told.is_empty() { "nobody".to_owned() } else { told.join(", ") }
}

/// How good a division is, as a clause.
fn worth(objective: Objective) -> String {
    let Objective { unseated, worst, sum } = objective;
    let seats = match unseated {
        0 => String::new(),
        n => format!("without a seat: {n}; "),
    };
    format!("{seats}worst choice given: no. {worst}; sum of the numbers of choices: {sum}")
}

/// English.
pub static ENGLISH: AllocationWords = AllocationWords {
    title: "Workshop groups",
    no_blocks: "This meeting has no blocks to choose from, so there is nothing to divide. Blocks are described in the meeting file.",
    reading: "Reading the division…",
    newer: "A newer version of the app saved this division",
    newer_lead: "It stays untouched. Open the newer version, or save it to a file.",
    corrupt: "The saved division cannot be read",
    corrupt_lead: "The record is damaged. You can save it to a file, and then begin anew.",
    save_raw: "Save to a file",
    begin_anew: "Begin anew",
    not_kept: "The browser did not save the division on this device. Download the lists and files before you close the tab.",
    file_failed: "The browser did not let the file be saved.",
    view: "View",
    view_work: "Division",
    view_doors: "Lists for the doors",
    view_people: "List of people",
    close: "Close",
    undo: "Undo",
    undone: "Undone.",
    elsewhere: "The division was changed in another window. That change is here now, too.",
    elsewhere_clash: "Another window changed the same thing differently. The change made here stands; “Undo” brings back the other one.",
    last_step: "Last change",

    people_heading: "People and their choices",
    choices_heading: "Choices handed over",
    news: |news| format!("To be taken in: {}.", receipt(&Receipt { same: 0, ..news.clone() })),
    take_choices: "Take the choices into the division",
    all_taken: |n| format!("Everything is taken in: {}.", CHOICES.count(English, n)),
    no_choices: "No choices were handed over yet. Sign in to the survey server on the page “Results”, or receive files from participants there.",
    taken: |taken| format!("Taken in: {}.", receipt(taken)),
    by_hand_heading: "A person without a choice",
    by_hand_lead: "For somebody who handed no choice over and is to have a seat as well. A name, or the label on the badge.",
    name: "Whom to add",
    name_refused: "Type a name that is not on the list yet.",
    add_person: "Add the person",
    added: |name| format!("Added: {name}."),
    removed: |name| format!("Removed from the division: {name}."),
    cleared: "The whole division was cleared.",
    list_heading: "A list from a spreadsheet",
    list_lead: "One row is one person: first the name or the label on the badge, then the wishes, the dearest first. A wish is the title or the id of a session or a workshop. The heading of a column may name the block; without one a workshop counts in every round that has it. Between cells stands a semicolon, a comma or a tab. The file of choices downloaded from the desk fits as well.",
    choose_file: "Choose a CSV file",
    drop_file: "or drop it here",
    paste: "Or paste a list from a spreadsheet",
    paste_example: "Anna Nowak;Title of a workshop;Title of another one",
    read_list: "Check the list",
    template: "Download a sample list",
    template_file: "sample-list",
    wish_headings: WishHeadings { person: "Person" },
    file_unreadable: "The browser could not read this file.",
    in_list: "In the list",
    list_brings: |brings| format!("The list brings: {}.", receipt(brings)),
    heading_row: |row| format!("Row {row} holds headings."),
    old_encoding: "The file is in the old encoding Windows-1250; check that Polish letters are right.",
    problems: |n| PROBLEMS.count(English, n),
    problem,
    more_problems: |n| format!("And {n} more."),
    take_list: "Add these people",
    dismiss_list: "Dismiss the list",
    roster: "List of people",
    roster_lead: "Choose a person to see their wishes, to assign them to a session, to keep one from them, or to mark an absence.",
    find_person: "Find a person",
    people,
    show_all: |n| format!("Show all ({n})"),
    clear: "Clear the whole division",
    origin: |origin| match origin {
        Origin::Choice => "choice handed over",
        Origin::File => "from a list",
        Origin::Hand => "added by hand",
    },
    blocks_ranked: |n| if n == 0 { "no wishes".to_owned() } else { format!("wishes in {}", BLOCKS.count(English, n)) },
    differing: |n| format!("A list says otherwise than the choice that was handed over; the choice counts. It concerns {}.", people(n)),
    choice_of: |id| format!("choice {id}"),
    nameless: "a person without a name",

    rules_heading: "Rules",
    which_blocks: "Which blocks do you divide?",
    seats: "Seats",
    seats_lead: "The numbers of the meeting file can be changed here. An empty field: no limit.",
    seats_of: |name| format!("Seats: {name}"),
    session: "Session",
    no_limit: "no limit",
    rotation: "Rotation",
    repeats: "The same person may get the same workshop twice",
    rotation_lead: "Unless this is marked, everybody is in each workshop once at most. All rounds are divided together.",
    seed: "Number of the draw",
    seed_lead: "Chance settles ties only. The same number and the same data always give the same division, so that the result can be checked.",
    draw_anew: "Draw the ties anew",
    decisions: "Decisions about people",
    decisions_lead: "Who must be in a workshop, who must not, who is absent from a round. Decisions are added on the card of a person.",
    no_decisions: "There are no decisions.",
    take_back: |what| format!("Remove the decision: {what}"),
    any_round: |title| format!("{title} (any round)"),
    must: |what| format!("must be in: {what}"),
    must_not: |what| format!("must not be in: {what}"),
    away: |block| format!("absent from: {block}"),
    away_group: "Absence",
    must_group: "Must be in",
    must_not_group: "Must not be in",
    new_decision: "New decision",
    choose_decision: "Choose a decision…",
    add_decision: "Add the decision",
    faults: "These rules cannot be kept",
    fault_pick: |block| format!("There is nothing to pick in “{block}”: the meeting file says zero."),
    fault_session: |name| format!("“{name}” stands in the programme twice, or in a block that is not there."),
    fault_person: |name| format!("{name}: this person is on the list twice. Remove one."),
    fault_wish: |name| format!("{name}: the wishes do not fit the blocks. Remove the person and add them again."),
    fault_unknown: |name, what| format!("{name}: the decision on “{what}” concerns no block that is divided."),
    contradiction: |name, what| format!("{name}: “must be in: {what}” contradicts another decision about this person, or their absence."),
    overlapping: |one, other| format!("“{one}” and “{other}” take place at the same time. The division does not look after that."),
    void_wishes: |n| format!("{} left out: these sessions are not in their blocks any more.", WISHES.count(English, n)),
    idle_rules: |n| format!("{} about what is not divided now, and without effect.", RULES.count(English, n)),

    demand: "Demand",
    ranked_of: |ranked, all| format!("{ranked} of {} have wishes. The mark: seats.", people(all)),
    wanted: |first, seats| match seats {
        Some(seats) => format!("{} for {}", people(first), SEATS.count(English, seats)),
        None => people(first),
    },
    over_by: |n| format!("{n} too many"),

    divide: "Divide fairly",
    nobody_yet: "Take choices in or add people first.",
    no_block_chosen: "Mark in the rules first which blocks you divide.",
    faults_first: "Mend the rules that cannot be kept first.",
    drawing: "Dividing…",
    best_so_far: |best| format!("The best so far – {}.", worth(best)),
    bound_so_far: |lower| format!("None is better than this – {}.", worth(lower)),
    stop: "End with the best so far",
    cancel: "Stop",
    drawn: "Divided.",
    result: "Result",
    objective: |Objective { unseated, worst, sum }| {
        let seats = match unseated {
            0 => "Everybody has a seat.".to_owned(),
            n => format!("Without a seat: {n}."),
        };
        let ranks = match worst {
            0 => "Nobody named a wish.".to_owned(),
            1 => "Nobody got worse than their first choice.".to_owned(),
            n => format!("Nobody got worse than choice no. {n}. Sum of the numbers of choices: {sum} (the smaller, the better)."),
        };
        format!("{seats} {ranks}")
    },
    by_hand: |n, before, after| format!("After {}. The draw gave – {}; now – {}.", CHANGES.count(English, n), worth(before), worth(after)),
    stale: "People, wishes or rules have changed since the draw. This result need not be the best any more: divide again, or adjust it by hand.",
    optimal: "There is no better division under these rules, and that is proved: first as few people as possible without a seat, then the best worst choice, then the sum. Ties were settled by chance, not by who came first.",
    bounded: |lower| format!("That there is no better division was not proved. There is certainly none better than – {}.", worth(lower)),
    changes: "Changes by hand",
    undo_move: "Undo the change",
    redo_move: "Redo the change",
    back_to_draw: "Back to the result of the draw",
    reset_done: "Back at the result of the draw.",
    per_cent: |share| format!("{}%", digits(share * 100.0, 0, English)),
    first_of: |first, all| format!("{first} of {} by wishes are first choices", SEATS.count(English, all)),
    choice: "Choice",
    seats_given: "Seats",
    nth_choice: |n| format!("choice no. {n}"),
    nth: |n| format!("choice no. {n}"),
    without_rank: "no wishes, or by decision",
    without_seat: "no seat",
    unlisted: |n| format!("Of these beyond the own list of wishes: {n}."),
    conflicts: |n| BROKEN.count(English, n),
    over_capacity: |session, people, seats| format!("{session}: {} for {}", PEOPLE.count(English, people), SEATS.count(English, seats)),
    twice: |name, session| format!("{name}: the same workshop twice – {session}"),
    barred: |name, session| format!("{name}: must not be there by decision – {session}"),
    pinned_elsewhere: |name, what| format!("{name}: must be there by decision – {what}"),
    too_many: |name, block| format!("{name}: too many seats in “{block}”"),
    unknown_person: |name| format!("{name}: this person or this session is not there any more"),
    unseated: |n| UNSEATED.count(English, n),
    no_seat: |name, block, why| {
        let why = match why {
            Why::Barred => "decisions let them into no session of this block",
            Why::Pinned => "the place is kept for a decision that could not be met",
            Why::Full => "everything they may attend is full",
            Why::Had => "there is room only in what they have in another round",
            Why::Stopped => "there is a free seat: it can be given by hand",
        };
        format!("{name}, {block}: {why}")
    },
    groups: "Groups",
    of_seats: |n| format!("of {}", SEATS.count(English, n)),
    no_limit_here: "no limit of seats",
    of_choice: |count, rank| format!("{count} by choice no. {rank}"),
    of_no_choice: |count| format!("{count} without wishes or by decision"),
    more: |n| format!("and {n} more"),

    has_phone: "The phone of this person will show their group.",
    has_no_phone: "No choice was handed over, so that only the lists tell the group.",
    wishes: "Wishes",
    no_wishes: "No wishes were named: any seat is as good.",
    seats_of_person: "Seats",
    by_decision: "by decision",
    not_listed: "not among the wishes",
    no_preference: "no wishes in this block",
    why_not: |dearer, why, elsewhere| {
        let why = match why {
            WhyNot::Barred => "a decision rules it out".to_owned(),
            WhyNot::Pinned => "a decision puts this person elsewhere".to_owned(),
            WhyNot::Had { .. } => format!("they have this workshop already: {elsewhere}"),
            WhyNot::Full { seats, as_dear } if as_dear >= seats => {
                format!("full ({}), and everybody there wanted it no less, or is there by decision", SEATS.count(English, seats.into()))
            }
            WhyNot::Full { seats, as_dear } => format!(
                "full ({}); {as_dear} of the people there wanted it no less, and changing with the others would make the result worse",
                SEATS.count(English, seats.into())
            ),
            WhyNot::Free => "there is a free seat: they can be moved".to_owned(),
        };
        format!("Why not “{dearer}”: {why}.")
    },
    option: |title, taken, capacity, rank| {
        let seats = capacity.map_or_else(|| taken.to_string(), |capacity| format!("{taken} of {capacity}"));
        let full = if capacity.is_some_and(|capacity| taken >= capacity) { ", full" } else { "" };
        let rank = rank.map(|rank| format!(", choice no. {rank}")).unwrap_or_default();
        format!("{title} ({seats}{full}{rank})")
    },
    move_to: |block| format!("Move within: {block}"),
    shift: "Move",
    moved: |name, from, to| format!("{name}: {from} → {to}."),
    effect: |before, after| {
        if before == after {
            "The result is as good as before.".to_owned()
        } else {
            format!("It was – {}. It is – {}.", worth(before), worth(after))
        }
    },
    now_broken: |n| format!("{}.", BROKEN.count(English, n)),
    remove_person: "Remove from the division",

    output: "Lists and files",
    lists: "Lists",
    lists_lead: "A page for each door, with a box to tick. The list of people tells everybody where to go.",
    csv: "Download a CSV table",
    groups_file: "groups",
    group_headings: GroupHeadings {
        person: "Person",
        choice: "Choice number",
        block: "Block",
        block_title: "Name of the block",
        session: "Session",
        title: "Title",
        start: "Start",
        room: "Room",
        rank: "Which choice",
        no_seat: "no seat",
    },
    publish_heading: "Telling the participants",
    publish_lead: "The file tells how many seats are taken, and the group of each choice by its number. It holds no names. Phones then show “Your group”.",
    publish_broken: "Rules are broken. Look at them before you publish.",
    publish: "Download published.json",
    upload_there: |address| format!("Upload it to the address that the meeting file names: {address}"),
    upload_new: "Upload it beside the meeting file, and add to the meeting file: \"published\": \"meetings/published.json\".",
    not_published: |n| {
        format!("{} without a choice handed over: the lists alone tell their group, this file does not hold them.", people(n))
    },
    published_saved: "published.json was downloaded. Now upload it.",
    doors_lead: "Each session on a page of its own.",
    everybody_lead: "Everybody in order, with the seat in each block.",
    door_count: |n, seats| match seats {
        Some(seats) => format!("{} for {}", people(n), SEATS.count(English, seats)),
        None => people(n),
    },
    number: "No.",
    person: "Person",
    present: "Present",
    absent: "absent",
};

fn problem(problem: &WishProblem) -> String {
    let what = match &problem.kind {
        WishProblemKind::TooLarge => return format!("The file is too large (over {} MB). Nothing of it was read.", MAX_WISHES / 1_000_000),
        WishProblemKind::Empty => return "There is nothing in the list.".to_owned(),
        WishProblemKind::TooManyRows(limit) => format!("the list has more than {limit} rows; nothing was read from here on"),
        WishProblemKind::OpenQuote => "a quotation mark is opened and never closed".to_owned(),
        WishProblemKind::NoName => "there are wishes and no name; nobody was added".to_owned(),
        WishProblemKind::SameName(first) => format!("the same person stands in row {first}; this row was left out"),
        WishProblemKind::LongName(limit) => format!("the name is longer than {limit} characters; it was cut"),
        WishProblemKind::Unknown(text, None) => format!("nothing in the blocks is called “{text}”"),
        WishProblemKind::Unknown(text, Some(like)) => format!("nothing is called “{text}”. Perhaps “{like}”?"),
        WishProblemKind::Several(text) => format!("“{text}” is more than one session of a block; name its id"),
        WishProblemKind::OtherBlock(text) => format!("“{text}” does not belong to the block in the heading of its column"),
        WishProblemKind::Twice(text) => format!("“{text}” stands twice; the first place counts"),
    };
    format!("Row {}: {what}.", problem.row)
}
