/* options.c: the command line of the subcommands. */
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"

enum { OPT_HELP = 1000, OPT_PDF, OPT_STRICT, OPT_EXPLAIN, OPT_FORCE, OPT_ATTACH, OPT_WEB };

static const struct option all_options[] = {
    {"output", required_argument, NULL, 'o'}, {"format", required_argument, NULL, 'f'},
    {"tahun", required_argument, NULL, 't'},  {"templat", required_argument, NULL, 'T'},
    {"gaya", required_argument, NULL, 'g'},   {"kertas", required_argument, NULL, 'k'},
    {"profil", required_argument, NULL, 'p'}, {"pdf", required_argument, NULL, OPT_PDF},
    {"ketat", no_argument, NULL, OPT_STRICT}, {"jelaskan", required_argument, NULL, OPT_EXPLAIN},
    {"paksa", no_argument, NULL, OPT_FORCE},  {"sertakan-data", no_argument, NULL, OPT_ATTACH},
    {"web", no_argument, NULL, OPT_WEB},      {"jabatan", required_argument, NULL, 'j'},
    {"jenis", required_argument, NULL, 'J'},  {"terpisah", no_argument, NULL, 'S'},
    {"perbandingan", no_argument, NULL, 'b'}, {"proses", required_argument, NULL, 'n'},
    {"id", required_argument, NULL, 'i'},     {"daftar", no_argument, NULL, 'l'},
    {"ukuran", required_argument, NULL, 'u'}, {"skala", required_argument, NULL, 'N'},
    {"latar", required_argument, NULL, 'B'},  {"judul", required_argument, NULL, 'H'},
    {"teks", required_argument, NULL, 'x'},   {"help", no_argument, NULL, OPT_HELP},
    {"bantuan", no_argument, NULL, OPT_HELP}, {NULL, 0, NULL, 0},
};

static bool usage_error(const char *command, const char *message, const char *what)
{
    fprintf(stderr, "lkip %s: ", command);
    fprintf(stderr, message, what);
    fprintf(stderr, "\n%s\n", _("Try the command with --help."));
    return false;
}

static bool parse_year(const char *text, int *out)
{
    char *end;
    long year = strtol(text, &end, 10);
    if (*end || end == text || year < 1900 || year > 2199)
        return false;
    *out = (int)year;
    return true;
}

/* The letter in `allowed` for an option that has none on the command line. */
static int letter_of(int option)
{
    static const char letters[] = {[OPT_PDF - OPT_PDF] = 'P',   [OPT_STRICT - OPT_PDF] = 's', [OPT_EXPLAIN - OPT_PDF] = 'e',
                                   [OPT_FORCE - OPT_PDF] = 'F', [OPT_ATTACH - OPT_PDF] = 'a', [OPT_WEB - OPT_PDF] = 'w'};
    return option >= OPT_PDF && option <= OPT_WEB ? letters[option - OPT_PDF] : option;
}

static bool parse_jobs(const char *text, int *out)
{
    char *end;
    long jobs = strtol(text, &end, 10);
    *out = (int)jobs;
    return !*end && end != text && jobs >= 1 && jobs <= 16;
}

/* Options of Perjanjian Kinerja. */
static bool take_pk(const char *command, int letter, const char *value, Options *out)
{
    switch (letter) {
    case 'j':
        if (out->post_count == POSTS_MAX)
            return usage_error(command, "%s", _("--jabatan is given too often; leave it out for all posts"));
        out->posts[out->post_count++] = value;
        return true;
    case 'J':
        out->kind = value;
        return strcmp(value, "murni") == 0 || strcmp(value, "perubahan") == 0 ||
               usage_error(command, _("--jenis is murni or perubahan, not \"%s\""), value);
    case 'S':
        return out->separate = true;
    case 'b':
        return out->comparison = true;
    default:
        return parse_jobs(value, &out->jobs) || usage_error(command, _("--proses wants a number from 1 to 16, not \"%s\""), value);
    }
}

/* "1920x1080" */
static bool parse_size(const char *text, int *width, int *height)
{
    int end = 0;
    return strspn(text, "0123456789x") == strlen(text) && sscanf(text, "%5dx%5d%n", width, height, &end) == 2 && !text[end] && *width > 0 &&
           *height > 0;
}

static bool parse_scale(const char *text, int *out)
{
    *out = strspn(text, "0123456789") == strlen(text) && strlen(text) < 4 ? atoi(text) : 0;
    return *out > 0;
}

/* One of two words; `*second` says which. */
static bool parse_either(const char *text, const char *first, const char *other, bool *second)
{
    *second = strcmp(text, other) == 0;
    return *second || strcmp(text, first) == 0;
}

static bool take_id(const char *command, const char *id, Options *out)
{
    if (out->id_count == CLI_IDS_MAX)
        return usage_error(command, "%s", _("too many --id; without any, all charts are made"));
    out->ids[out->id_count++] = id;
    return true;
}

/* Options of charts. */
static bool take_look(const char *command, int letter, const char *value, Options *out)
{
    switch (letter) {
    case 'i':
        return take_id(command, value, out);
    case 'l':
        out->list = true;
        return true;
    case 'u':
        return parse_size(value, &out->width, &out->height) ||
               usage_error(command, _("--ukuran wants width and height in pixels such as 1920x1080, not \"%s\""), value);
    case 'N':
        return parse_scale(value, &out->scale) || usage_error(command, _("--skala wants a whole number such as 2, not \"%s\""), value);
    case 'H':
        return parse_either(value, "ya", "tidak", &out->no_title) || usage_error(command, _("--judul is ya or tidak, not \"%s\""), value);
    case 'x':
        return parse_either(value, "kurva", "huruf", &out->letters) || usage_error(command, _("--teks is kurva or huruf, not \"%s\""), value);
    default:
        out->background = value;
        return true;
    }
}

static bool take(const char *command, int letter, const char *value, const char *allowed, Options *out)
{
    if (letter == OPT_HELP) {
        out->help = true;
        return true;
    }
    if (!strchr(allowed, letter_of(letter)))
        return usage_error(command, "%s", _("this subcommand does not know that option"));
    if (strchr("jJSbn", letter_of(letter)))
        return take_pk(command, letter, value, out);
    switch (letter) {
    case 'o':
        out->output = value;
        return true;
    case 'f':
        out->format = value;
        return true;
    case 'T':
        out->template = value;
        return true;
    case 'g':
        out->style = value;
        return true;
    case 'k':
        out->paper = value;
        return true;
    case OPT_PDF:
        out->pdf = value;
        return true;
    case OPT_STRICT:
        out->strict = true;
        return true;
    case OPT_EXPLAIN:
        out->explain = value;
        return true;
    case OPT_FORCE:
        return out->force = true;
    case OPT_ATTACH:
        return out->attach = true;
    case OPT_WEB:
        return out->web = true;
    case 'p':
        out->profile = value;
        return strcmp(value, "arsip") == 0 || strcmp(value, "draf") == 0 || usage_error(command, _("--profil is arsip or draf, not \"%s\""), value);
    case 't':
        return parse_year(value, &out->year) || usage_error(command, _("--tahun wants a year such as 2024, not \"%s\""), value);
    default:
        return take_look(command, letter, value, out);
    }
}

bool cli_options(int argc, char **argv, const char *allowed, const char *usage, Options *out)
{
    *out = (Options){0};
    int letter;
    opterr = 0;
    optind = 1;
    while ((letter = getopt_long(argc, argv, "o:h", all_options, NULL)) != -1) {
        if (letter == '?')
            return usage_error(argv[0], _("\"%s\" is not an option here, or lacks its value"), argv[optind - 1]);
        if (!take(argv[0], letter == 'h' ? OPT_HELP : letter, optarg, allowed, out))
            return false;
    }
    if (out->help) {
        fputs(usage, stdout);
        return true;
    }
    if (optind >= argc && out->explain)
        return true;
    if (optind >= argc)
        return usage_error(argv[0], "%s", _("the folder (or file) to work on is missing"));
    if (optind + 1 < argc)
        return usage_error(argv[0], _("one folder (or file) at a time; \"%s\" is one too many"), argv[optind + 1]);
    out->subject = argv[optind];
    return true;
}
