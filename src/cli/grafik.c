/* grafik.c: lkip grafik: charts for slides. */
#include "cli/cli.h"

static void print_chart(void *context, const char *id, const char *title)
{
    (void)context;
    printf("%-24s %s\n", id, title);
}

int command_grafik(lkip_session *session, int argc, char **argv)
{
    Options o;
    const char *usage =
        _("Usage: lkip grafik FOLDER --tahun 2024 [-o DIR] [OPTIONS]\n\n"
          "Draws the year's charts for slides, one file each, named by its id: those that come with the program and those of FOLDER/grafik.xml.\n\n"
          "  --tahun YEAR      the year (required)\n"
          "  --daftar          only list the charts: id and title\n"
          "  --id ID           this chart alone; may be given several times\n"
          "  --format png|svg|pdf  (default png)\n"
          "  --ukuran WxH      pixels (default 1920x1080)\n"
          "  --skala N         so many pixels for each of them (default 1)\n"
          "  --latar putih|transparan|gelap  the background (default putih)\n"
          "  --judul ya|tidak  whether the title is drawn (default ya)\n"
          "  --teks kurva|huruf  SVG: text as outlines, the same everywhere (default), or as text, to be edited\n"
          "  --gaya NAME       the style (default: pengaturan.xml, else resmi)\n"
          "  -o, --output DIR  where to write (default out); with --format pdf a FILE.pdf gets all charts, one a page\n");
    if (!cli_options(argc, argv, "oftgiluNBHx", usage, &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (!o.year) {
        fprintf(stderr, "lkip grafik: %s\n", _("--tahun is missing: which year's charts?"));
        return LKIP_USAGE;
    }
    if (o.list)
        return cli_finish(session, lkip_chart_list(session, o.subject, o.year, print_chart, NULL));
    const char *output = o.output ? o.output : "out";
    lkip_chart_options options = {.year = o.year,
                                  .style = o.style,
                                  .ids = o.id_count ? o.ids : NULL,
                                  .format = o.format,
                                  .width = o.width,
                                  .height = o.height,
                                  .scale = o.scale,
                                  .background = o.background,
                                  .no_title = o.no_title,
                                  .letters = o.letters};
    size_t count = 0;
    cli_progress(session);
    lkip_status status = lkip_charts(session, o.subject, &options, output, &count);
    int code = cli_finish(session, status);
    if (status == LKIP_OK)
        printf(dngettext("lkip", "%s: %zu chart\n", "%s: %zu charts\n", count), output, count);
    return code;
}
