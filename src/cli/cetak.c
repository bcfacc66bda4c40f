/* cetak.c: lkip cetak: draws a naskah. */
#include "cli/cli.h"

int command_cetak(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage =
        _("Usage: lkip cetak NASKAH.xml -o FILE [--gaya NAME] [--kertas A4|F4] [--profil arsip|draf]\n"
          "                  [--sertakan-data] [--web]\n\n"
          "Draws a document. The ending of FILE chooses the format: .pdf, .png, .svg, .txt (the positions of all items).\n"
          "--sertakan-data puts the document's XML into the PDF; --web makes a PDF whose first page shows before the rest has come.\n");
    if (!cli_options(argc, argv, "ogkpaw", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (!o.output) {
        fprintf(stderr, "lkip cetak: %s\n", _("-o FILE is missing: where shall it go?"));
        return LKIP_USAGE;
    }
    lkip_report_options options = {.style = o.style, .paper = o.paper, .profile = o.profile, .attach = o.attach, .web = o.web};
    size_t pages = 0;
    cli_progress(session);
    lkip_status status = lkip_draw(session, o.subject, &options, o.output, &pages);
    int code = cli_finish(session, status);
    if (status == LKIP_OK && o.output[0] != '-')
        printf(dngettext("lkip", "%s: %zu page\n", "%s: %zu pages\n", pages), o.output, pages);
    return code;
}
