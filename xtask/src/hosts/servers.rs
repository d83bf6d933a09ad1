//! The same headers in the language of each server.

use std::fmt::Write;

use super::policy::{ASK, FOREVER, Policy, TRANSPORT};

const HASHED: &str = r"-[0-9a-f]{16}(_bg)?\.(js|css|wasm|svg)$";

/// `_headers` of Netlify and Cloudflare Pages. Each path has one `Cache-Control` at most: these hosts join what several rules say.
pub(super) fn netlify(policy: &Policy, hashed: &[String]) -> String {
    let mut text = String::from("# Netlify and Cloudflare Pages read this file in the root of the site.\n/*\n");
    for (name, value) in policy.headers() {
        line(&mut text, &format!("  {name}: {value}"));
    }
    line(&mut text, "# For a year, and for every page of the domain; remove the # when all of it is on HTTPS for good:");
    line(&mut text, &format!("#  {}: {}", TRANSPORT.0, TRANSPORT.1));
    for path in ["/", "/index.html", "/config.json", "/meetings/*", "/icons.svg"] {
        line(&mut text, &format!("{path}\n  Cache-Control: {ASK}"));
    }
    for name in hashed {
        line(&mut text, &format!("/{name}\n  Cache-Control: {FOREVER}"));
    }
    text
}

/// `.htaccess` of Apache.
pub(super) fn apache(policy: &Policy) -> String {
    let mut text = String::from(
        "# Apache reads this file where AllowOverride permits FileInfo.\n\
         AddType application/wasm .wasm\nAddType text/javascript .js\nAddCharset utf-8 .html .js .css .json .svg .txt\n\n\
         <IfModule mod_headers.c>\n",
    );
    for (name, value) in policy.headers() {
        line(&mut text, &format!("  Header always set {name} \"{value}\""));
    }
    line(&mut text, "  # For a year, and for every page of the domain; remove the # when all of it is on HTTPS for good:");
    line(&mut text, &format!("  # Header always set {} \"{}\"", TRANSPORT.0, TRANSPORT.1));
    line(&mut text, &format!("  Header set Cache-Control \"{ASK}\"\n  <FilesMatch \"{}\">", HASHED.replace('$', r"(\.br|\.gz)?$")));
    line(&mut text, &format!("    Header set Cache-Control \"{FOREVER}\"\n  </FilesMatch>\n</IfModule>\n"));
    // Only what is hashed, and the icons, is compressed beforehand: a file that an organiser edits must never have a stale twin.
    line(&mut text, "<IfModule mod_rewrite.c>\n  RewriteEngine On");
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        line(&mut text, &format!("  RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b"));
        line(&mut text, &format!("  RewriteCond %{{REQUEST_FILENAME}}.{extension} -f"));
        line(&mut text, &format!("  RewriteRule ^(.+)\\.(js|css|wasm|svg)$ $1.$2.{extension} [L]"));
    }
    line(&mut text, "</IfModule>\n<IfModule mod_headers.c>");
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        line(&mut text, &format!("  <FilesMatch \"\\.(js|css|wasm|svg)\\.{extension}$\">\n    Header set Content-Encoding {encoding}"));
        line(&mut text, "    Header append Vary Accept-Encoding\n    RemoveEncoding .gz .br\n    RemoveLanguage .br\n  </FilesMatch>");
    }
    for (ending, kind) in [("js", "text/javascript"), ("css", "text/css"), ("wasm", "application/wasm"), ("svg", "image/svg+xml")] {
        line(&mut text, &format!("  <FilesMatch \"\\.{ending}\\.(br|gz)$\">\n    ForceType {kind}\n  </FilesMatch>"));
    }
    line(&mut text, "</IfModule>");
    text
}

/// A server block of nginx.
pub(super) fn nginx() -> String {
    format!(
        r#"# nginx: the app in the root of a host. Put kuluary-headers.conf into /etc/nginx/.
# One add_header inside a location discards every inherited one: that is why each location includes the file again.
server {{
    listen 80;
    server_name spotkanie.example.org;
    root /var/www/kuluary;
    index index.html;
    gzip on;
    gzip_vary on;
    gzip_static on;
    gzip_types application/json application/wasm image/svg+xml text/css text/javascript application/javascript;
    # brotli_static on;   # where nginx has the brotli module

    location / {{
        include kuluary-headers.conf;
        add_header Cache-Control "{ASK}";
        try_files $uri $uri/ =404;
    }}
    location ~ "{HASHED}" {{
        include kuluary-headers.conf;
        add_header Cache-Control "{FOREVER}";
        types {{ text/javascript js; text/css css; application/wasm wasm; image/svg+xml svg; }}
        try_files $uri =404;
    }}
    location ~ "^/(\.|_headers|hosting/)" {{
        return 404;
    }}
}}
"#
    )
}

/// The headers, for nginx to include.
pub(super) fn nginx_headers(policy: &Policy) -> String {
    let mut text = String::new();
    for (name, value) in policy.headers() {
        line(&mut text, &format!("add_header {name} \"{value}\" always;"));
    }
    line(&mut text, "# For a year, and for every page of the domain; remove the # when all of it is on HTTPS for good:");
    line(&mut text, &format!("# add_header {} \"{}\" always;", TRANSPORT.0, TRANSPORT.1));
    text
}

/// A site of Caddy.
pub(super) fn caddy(policy: &Policy) -> String {
    let mut text = String::from(
        "# Caddy: the app in the root of a host.\nspotkanie.example.org {\n\troot * /var/www/kuluary\n\tencode gzip\n\theader {\n",
    );
    for (name, value) in policy.headers() {
        line(&mut text, &format!("\t\t{name} \"{value}\""));
    }
    line(&mut text, "\t\t# For a year, and for every page of the domain; remove the # when all of it is on HTTPS for good:");
    line(&mut text, &format!("\t\t# {} \"{}\"\n\t}}", TRANSPORT.0, TRANSPORT.1));
    line(&mut text, &format!("\t@hashed path_regexp {HASHED}\n\theader @hashed Cache-Control \"{FOREVER}\""));
    line(&mut text, &format!("\t@others not path_regexp {HASHED}\n\theader @others Cache-Control \"{ASK}\""));
    line(&mut text, "\t@own path /.* /_headers /hosting/*\n\terror @own 404");
    line(
        &mut text,
        &format!("\tfile_server {{\n\t\tprecompressed br gzip\n\t}}\n\thandle_errors {{\n\t\theader Cache-Control \"{ASK}\"\n\t}}\n}}"),
    );
    text
}

fn line(text: &mut String, line: &str) {
    // Writing into a string cannot fail.
    writeln!(text, "{line}").unwrap_or_default();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn carries_every_header(text: &str) {
        for (name, value) in Policy::open().headers() {
            assert!(text.contains(name) && text.contains(&value), "{name} is missing");
        }
    }

    #[test]
    fn every_kind_of_host_gets_every_header() {
        let policy = Policy::open();
        for text in [netlify(&policy, &[]), apache(&policy), nginx_headers(&policy), caddy(&policy)] {
            carries_every_header(&text);
        }
    }

    #[test]
    fn transport_security_ships_as_a_comment() {
        let policy = Policy::open();
        for text in [netlify(&policy, &[]), apache(&policy), nginx_headers(&policy), caddy(&policy)] {
            let lines: Vec<_> = text.lines().filter(|line| line.contains(TRANSPORT.0)).collect();
            assert!(lines.len() == 1 && lines[0].trim_start().starts_with('#'), "{lines:?}");
        }
    }

    #[test]
    fn every_location_of_nginx_that_adds_a_header_includes_the_others() {
        let text = nginx();
        assert_eq!(text.matches("add_header Cache-Control").count(), text.matches("include kuluary-headers.conf").count());
    }

    #[test]
    fn netlify_names_each_hashed_file_and_no_path_twice() {
        let text = netlify(&Policy::open(), &["app-0123456789abcdef.js".to_owned()]);
        assert!(text.contains("/app-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable"));
        let paths: Vec<_> = text.lines().filter(|line| line.starts_with('/')).collect();
        let distinct: std::collections::BTreeSet<_> = paths.iter().collect();
        assert_eq!(paths.len(), distinct.len());
    }
}
