/* laporan.c: lkip laporan: the year's report. */
#include "cli/cli.h"

int command_laporan(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage = _("Usage: lkip laporan FOLDER --tahun 2024 [-o FILE] [OPTIONS]\n\n"
                          "Makes the year's report from the folder's XML: measured, checked against the schemas, laid out and drawn.\n\n"
                          "  --tahun YEAR      the year of the report (required)\n"
                          "  -o, --output FILE where to write; the ending chooses the format: .pdf, .png, .svg, .txt\n"
                          "                    (default lkip-YEAR.pdf)\n"
                          "  --templat NAME    the template: lkip, reviu (the reviewer's form), or your own (default: pengaturan.xml, else lkip)\n"
                          "  --gaya NAME       the style (default: pengaturan.xml, else resmi)\n"
                          "  --kertas A4|F4    the paper\n"
                          "  --profil arsip|draf  an archive PDF (default), or a quick draft\n"
                          "  --paksa           write the report although the check finds errors (see lkip periksa)\n"
                          "  --sertakan-data   put the XML that was read into the PDF, so that the figures travel with the report\n"
                          "  --web             a PDF for a web site: its first page shows before the rest has come\n");
    if (!cli_options(argc, argv, "oftTgkpFaw", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (!o.year) {
        fprintf(stderr, "lkip laporan: %s\n", _("--tahun is missing: which year's report?"));
        return LKIP_USAGE;
    }
    char name[64];
    snprintf(name, sizeof name, "lkip-%d.pdf", o.year);
    const char *output = o.output ? o.output : name;
    lkip_report_options options = {.year = o.year,
                                   .template_name = o.template,
                                   .style = o.style,
                                   .paper = o.paper,
                                   .profile = o.profile,
                                   .force = o.force,
                                   .attach = o.attach,
                                   .web = o.web};
    size_t pages = 0;
    cli_progress(session);
    lkip_status status = lkip_report(session, o.subject, &options, output, &pages);
    int code = cli_finish(session, status);
    cli_summary(session, stderr);
    if (lkip_finding_count(session))
        fprintf(stderr, _("see them with: lkip periksa --tahun %d %s\n"), o.year, o.subject);
    if (status == LKIP_OK && output[0] != '-')
        printf(dngettext("lkip", "%s: %zu page\n", "%s: %zu pages\n", pages), output, pages);
    return code;
}
