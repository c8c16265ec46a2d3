package kz.cvety.simulators.web;

/** The frame of every page: title, heading and a style that needs no other file. */
public final class Page {

    private static final String STYLE = """
            *{box-sizing:border-box}
            body{margin:0;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:#1d2a24;background:#f4f6f4}
            header{background:#1f5c3f;color:#fff;padding:12px 20px;display:flex;flex-wrap:wrap;gap:6px 20px;align-items:baseline}
            header a{color:#fff;text-decoration:none;font-size:18px;font-weight:600}
            header span{opacity:.85;font-size:13px}
            main{max-width:1180px;margin:0 auto;padding:20px}
            h1{font-size:21px;margin:0 0 12px}h2{font-size:16px;margin:0 0 10px}
            section{background:#fff;border:1px solid #dde4df;border-radius:8px;padding:16px;margin:0 0 18px;overflow-x:auto}
            table{border-collapse:collapse;width:100%}
            th,td{text-align:left;padding:7px 10px;border-bottom:1px solid #e8edea;vertical-align:top}
            th{font-weight:600;color:#51635a;font-size:13px;white-space:nowrap}
            .n{text-align:right;white-space:nowrap}table.f th{width:260px;white-space:normal}td.t{white-space:pre-wrap;overflow-wrap:anywhere}
            tr:last-child td,tr:last-child th{border-bottom:0}
            a{color:#17653f}
            .s{display:inline-block;padding:1px 8px;border-radius:10px;background:#e3efe8;font-size:13px;white-space:nowrap}
            .m{color:#6b7b72;font-size:13px}.warn{background:#fbe9d3}
            form{margin:0}form.row{display:flex;flex-wrap:wrap;gap:8px;align-items:end}.top{display:flex;flex-wrap:wrap;gap:4px 14px;align-items:baseline}.top h1{margin:0}
            label{display:block;font-size:13px;color:#51635a;margin:0 0 8px}
            label.c,form.row label.c{display:inline-flex;gap:6px;align-items:center;margin:0}
            input,select,textarea{display:block;width:100%;font:inherit;padding:6px 8px;border:1px solid #bccac1;border-radius:6px;background:#fff}
            input[type=checkbox]{width:auto;display:inline-block}
            textarea{min-height:84px}
            form.row label{margin:0;min-width:120px}form.row label.c{min-width:0;height:36px}input:not([type=checkbox]),select{height:36px}
            button{font:inherit;padding:6px 12px;border:1px solid #1f5c3f;border-radius:6px;background:#1f5c3f;color:#fff;cursor:pointer}
            button.q{background:#fff;color:#1f5c3f}button:disabled{opacity:.45;cursor:default}
            .g{display:grid;grid-template-columns:repeat(auto-fit,minmax(300px,1fr));gap:18px}
            .b{display:flex;flex-wrap:wrap;gap:6px}
            .cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(170px,1fr));gap:14px}
            .card{display:flex;flex-direction:column;gap:4px;align-items:start;color:inherit;text-decoration:none;overflow-wrap:anywhere}
            .pic{width:100%;max-width:220px;aspect-ratio:1;object-fit:cover;border-radius:8px;background:#eef2ef;display:grid;place-items:center}
            @media(max-width:600px){main{padding:10px}.cards{grid-template-columns:1fr 1fr}table.f th{width:120px}.g{grid-template-columns:1fr}}
            .chat{max-width:620px}.bubble{background:#e7f3ec;border-radius:12px;padding:8px 12px;margin:0 0 8px;white-space:pre-wrap;overflow-wrap:anywhere}
            .bubble.in{background:#eef1f6;margin-left:60px}.bubble small{display:block;color:#6b7b72;white-space:normal}
            """;

    private Page() {}

    /**
     * A whole document.
     *
     * @param name what the simulator is called
     * @param note one line beside the name
     * @param body markup of the page itself
     */
    public static String of(String name, String note, String title, Html body) {
        return new Html()
                .raw("<!doctype html><html lang=\"ru\"><head><meta charset=\"utf-8\">")
                .raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
                .raw("<link rel=\"icon\" href=\"data:,\">")
                .add("<title>{}</title>", title)
                .raw("<style>" + STYLE + "</style></head><body>")
                .add("<header><a href=\"/\">{}</a><span>{}</span></header><main>", name, note)
                .raw(body.toString())
                .raw("</main></body></html>")
                .toString();
    }
}
