/* pk.c: lkip pk: the Perjanjian Kinerja of every post. */
#include <unistd.h>

#include "cli/cli.h"

static const char *usage(void)
{
    return _(
        "Usage: lkip pk FOLDER --tahun 2024 [-o FILE] [OPTIONS]\n\n"
        "Makes the sheets of the Perjanjian Kinerja, ready to print and sign: a superior before all below, the initial sheets before the revised.\n\n"
        "  --tahun YEAR      the year (required)\n"
        "  --jabatan ID      only the sheets of this post; may be given more than once\n"
        "  --jenis murni|perubahan  only the initial, or only the revised sheets\n"
        "  --perbandingan    behind each revised sheet, what it changes\n"
        "  --terpisah        a file a post, named by its id, in the folder given with -o (default pk-YEAR)\n"
        "  -o, --output FILE where to write (default pk-YEAR.pdf)\n"
        "  --kertas A4|F4    the paper\n"
        "  --gaya NAME       the style\n"
        "  --profil arsip|draf  archive PDFs (default), or quick drafts\n"
        "  --proses N        with --terpisah: processes to share the work (default: two a processor)\n");
}

/* Twice as many processes as processors: each waits for the disk now and then. */
static int processes(void)
{
    long n = 2 * sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > 16 ? 16 : (int)n;
}

int command_pk(lkip_session *session, int argc, char **argv)
{
    Options o;
    if (!cli_options(argc, argv, "otgkpjJSbn", usage(), &o))
        return LKIP_USAGE;
    if (o.help)
        return 0;
    if (!o.year) {
        fprintf(stderr, "lkip pk: %s\n", _("--tahun is missing: which year's sheets?"));
        return LKIP_USAGE;
    }
    char name[64];
    snprintf(name, sizeof name, o.separate ? "pk-%d" : "pk-%d.pdf", o.year);
    const char *output = o.output ? o.output : name;
    lkip_pk_options options = {
        .year = o.year,
        .posts = o.post_count ? o.posts : NULL,
        .kind = o.kind,
        .separate = o.separate,
        .comparison = o.comparison,
        .style = o.style,
        .paper = o.paper,
        .profile = o.profile,
        .jobs = o.jobs ? o.jobs : processes(),
    };
    size_t sheets = 0;
    cli_progress(session);
    lkip_status status = lkip_pk(session, o.subject, &options, output, &sheets);
    int code = cli_finish(session, status);
    if (status == LKIP_OK && output[0] != '-')
        printf(dngettext("lkip", "%s: %zu sheet\n", "%s: %zu sheets\n", sheets), output, sheets);
    return code;
}
