//! What the self-test found and what to do, in English.

use super::{Place, said};
use crate::{
    domain::delivery::self_test::{Finding, Step},
    i18n::desk,
};

/// What came out of a step, and what to do.
pub(super) fn told(step: Step, finding: &Finding, place: &Place) -> (String, String) {
    let Place { page, server } = place;
    let quote = |text: &str| said("The server said:", text);
    let (what, todo) = match finding {
        Finding::Good => (good(step).to_owned(), String::new()),
        Finding::StatusAlone => (
            "This profile counts an answer as sent by the server’s status alone. That is a weaker acknowledgement.".to_owned(),
            "If the server can send the answer’s number back, say so in the field done.".to_owned(),
        ),
        Finding::Mixed => (
            "This page is at https and the survey server at http. Browsers do not allow that.".to_owned(),
            "Run the survey server at https and correct the address.".to_owned(),
        ),
        Finding::NoNetwork => ("Neither the survey server nor this page’s host answers.".to_owned(), "Check the internet connection and repeat the test.".to_owned()),
        Finding::Policy { directive } => (
            format!("The content policy of this page (CSP, {directive}) does not let {server} through."),
            "Run cargo xtask headers config.json and upload the page again.".to_owned(),
        ),
        Finding::Unreachable => (
            format!("This page’s host answers, but {server} does not."),
            "Check the name in the address, whether the server runs and whether its certificate is valid. On a network with a login page, log in first.".to_owned(),
        ),
        Finding::Slow => ("The server did not answer within 15 seconds.".to_owned(), "Repeat the test. If it happens again, the server is too weak or overloaded.".to_owned()),
        Finding::NotShared { method, headers } => (
            format!("The server answers, but does not let this page use the answer (CORS). Needed: method {method}, headers {headers}."),
            format!("Set on the server: Access-Control-Allow-Origin: {page}; Access-Control-Allow-Methods: {method}; Access-Control-Allow-Headers: {headers}."),
        ),
        Finding::NotAllowed { status, said } => (
            format!("The server does not allow writing without signing in (status {status}).{}", quote(said)),
            "Let everybody add records, and nothing more.".to_owned(),
        ),
        Finding::WrongPath { status } => {
            (format!("Nothing takes answers at this address (status {status})."), "Correct the address: a typing error, a missing part of the path, or another profile.".to_owned())
        }
        Finding::Page { status } => (
            format!("A page for people came in place of data (status {status}). So answers the login of a Wi-Fi network, or a server that gives the same page for every address."),
            "Log in to the network. If that is not it, correct the address.".to_owned(),
        ),
        Finding::Redirect => ("The server sends on to another address. Answers are not sent there.".to_owned(), "Enter the final address.".to_owned()),
        Finding::Refused { status, said } => {
            (format!("The server refused the answer (status {status}).{}", quote(said)), "Check that the profile suits the server and that the collection has the fields it needs.".to_owned())
        }
        Finding::Overloaded { status, said } => (format!("The server reported an error (status {status}).{}", quote(said)), "Look into the server’s log and repeat the test.".to_owned()),
        Finding::Unconfirmed { status, said } => (
            format!("The server answered (status {status}), but did not acknowledge as the profile demands.{}", quote(said)),
            "Choose another profile, or correct the fields done and already_there. Without an acknowledgement, answers will wait on the phones.".to_owned(),
        ),
        Finding::NotWhole => ("The server took the answer but did not keep all of it.".to_owned(), "Add a field submission of type JSON to the collection.".to_owned()),
        Finding::TakenAgain => (
            "The server took the same answer a second time. After a lost connection it may be there twice.".to_owned(),
            "The desk counts each number once. Elsewhere, drop a known number (the field id).".to_owned(),
        ),
        Finding::CannotTell => ("This kind of server does not tell whether something else came under a known number.".to_owned(), String::new()),
        Finding::Overwritten => {
            ("The server put another answer in place of the stored one. Whoever knows its number can change it.".to_owned(), "The server must refuse to write under a known number (status 409).".to_owned())
        }
        Finding::Open { rows } => (
            format!("Everybody can read the answers. Without signing in, {rows} of them came."),
            "Take the right to read the list from everybody. Only the organiser must have it.".to_owned(),
        ),
        Finding::Readable => ("Everybody who knows an answer’s number can read it.".to_owned(), "Take the right to read records from everybody.".to_owned()),
        Finding::Changeable => ("Everybody can change stored answers.".to_owned(), "Take the right to change records from everybody.".to_owned()),
        Finding::Deletable => ("Everybody can delete stored answers.".to_owned(), "Take the right to delete records from everybody.".to_owned()),
        Finding::Unseen { command } => {
            ("The server does not let this page check that. Other programs may have more rights.".to_owned(), format!("Check on the command line that it refuses: {command}"))
        }
        Finding::SignedOut => {
            ("Without signing in, nobody knows whether the organiser can read the answers.".to_owned(), "Enter the name and password, or a token, above and repeat the test.".to_owned())
        }
        Finding::NotReadable => ("The desk does not read from this kind of server. The answers are where the server puts them.".to_owned(), String::new()),
        Finding::Reading(failure) => ((desk::ENGLISH.failure)(*failure), String::new()),
        Finding::Missing => (
            "The record written just now is not in the list.".to_owned(),
            "Check that the account sees all records, and that the list’s address belongs to the same collection.".to_owned(),
        ),
        Finding::Altered => ("Under this number the list shows something else than what was written.".to_owned(), "The server must not change records once they are written.".to_owned()),
        Finding::Skewed { seconds } => (
            format!("The clock of this device differs from that of the page’s host by {} min.", seconds.abs() / 60),
            "Turn on automatic date and time on the device: the times of answers come from the devices.".to_owned(),
        ),
        Finding::NoClock => ("The page’s host gave no time to compare with.".to_owned(), String::new()),
    };
    (what, todo)
}

const fn good(step: Step) -> &'static str {
    match step {
        Step::Settings => "The settings are good.",
        Step::Reach => "The server answers, and the page’s policy lets it through.",
        Step::Write => "The server took the answer and acknowledged it as it should.",
        Step::Again => "The server knows this answer already. Nothing is doubled.",
        Step::Changed => "The server refused another answer under a known number.",
        Step::SignIn => "The server accepted the sign-in.",
        Step::Found => "The test record is in the list, as it was written.",
        Step::List => "Without signing in, the list cannot be seen.",
        Step::Record => "Without signing in, an answer cannot be seen.",
        Step::Change => "Without signing in, an answer cannot be changed.",
        Step::Delete => "Without signing in, an answer cannot be deleted.",
        Step::Clock => "The clocks agree.",
    }
}
