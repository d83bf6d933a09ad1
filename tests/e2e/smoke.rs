//! The app starts: from a sub-folder, under the headers that the build ships.

use crate::support::scene::{Setup, play};

#[test]
fn the_app_starts_from_a_folder_of_a_host() {
    play(Setup::phone(), async |app| {
        app.open("#/").await;
        assert!(app.site().requests().contains(&"index.html".to_owned()));
    });
}
