//! Starts the app: readable panics, then the root component. Nothing else belongs here.

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(kuluary::ui::App);
}
