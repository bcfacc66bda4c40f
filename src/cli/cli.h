/* cli.h: what the subcommands share. They use the public interface alone, as any other program would. */
#ifndef LKIP_CLI_CLI_H
#define LKIP_CLI_CLI_H

#include <getopt.h>
#include <libintl.h>
#include <stdio.h>

#include "lkip/lkip.h"

#define _(text) dgettext("lkip", text)
#define N_(text) (text)

typedef struct Command {
    const char *name;
    const char *summary; /* one line for `lkip --help`; translated when printed */
    int (*run)(lkip_session *session, int argc, char **argv); /* argv[0] is the subcommand's name */
} Command;

int command_pk(lkip_session *session, int argc, char **argv);
int command_laporan(lkip_session *session, int argc, char **argv);
int command_naskah(lkip_session *session, int argc, char **argv);
int command_data(lkip_session *session, int argc, char **argv);
int command_cetak(lkip_session *session, int argc, char **argv);
int command_periksa(lkip_session *session, int argc, char **argv);
int command_grafik(lkip_session *session, int argc, char **argv);
int command_baru(lkip_session *session, int argc, char **argv);

enum { POSTS_MAX = 1000 };
enum { CLI_IDS_MAX = 200 };

/* Options that several subcommands know, filled by cli_options. */
typedef struct Options {
    const char *subject;  /* the folder or the naskah: the one argument that is no option */
    const char *output;   /* -o */
    const char *format;   /* --format */
    const char *template; /* --templat */
    const char *style;    /* --gaya */
    const char *paper;    /* --kertas */
    const char *profile;  /* --profil */
    const char *pdf;      /* --pdf */
    const char *explain;  /* --jelaskan; then the subject may be missing (NULL) */
    const char *kind;     /* --jenis */
    const char *posts[POSTS_MAX + 1]; /* --jabatan, each time it is given */
    size_t post_count;
    bool separate;        /* --terpisah */
    bool comparison;      /* --perbandingan */
    int jobs;             /* --proses */
    const char *background; /* --latar */
    const char *ids[CLI_IDS_MAX + 1]; /* --id, each time it is given; NULL after the last */
    size_t id_count;
    int width, height;    /* --ukuran */
    int scale;            /* --skala */
    bool list;            /* --daftar */
    bool no_title;        /* --judul tidak */
    bool letters;         /* --teks huruf */
    int year;             /* --tahun */
    bool strict, force;   /* --ketat, --paksa */
    bool attach, web;     /* --sertakan-data, --web */
    bool help;
} Options;

/* Reads the options named in `allowed` (letters: o output, f format, t year, T template, g style, k paper, p profile, P pdf, s strict, e explain, F force, a attach,
 * w web; j post, J kind,
 * S separate, b comparison, n processes; i id, l list, u size,
 * N scale, B background, H title, x text). Prints what is wrong and returns false on a mistake;
 * on --help prints `usage` and sets help. */
bool cli_options(int argc, char **argv, const char *allowed, const char *usage, Options *out);

/* Prints the session's messages on standard error, errors in red on a terminal, and a closing count; returns `status` as the exit code. */
int cli_finish(lkip_session *session, lkip_status status);

/* One line: how many errors, warnings and notes the check found, how many were accepted. Nothing when there is nothing. */
void cli_summary(lkip_session *session, FILE *to);

/* Turns on a progress line on standard error, when that is a terminal and the work takes over a second; cli_progress_end clears it. */
void cli_progress(lkip_session *session);
void cli_progress_end(void);

/* Columns of the terminal; 0 when `to` is none. */
int cli_columns(FILE *to);
/* Prints `line`, when it has more characters than `columns` (0: as many as it has) cut on both sides of the figure in it, "29.296.151.220" or 29296151220; NULL: of its begin. */
void cli_quote(FILE *to, const char *line, const char *figure, int columns);

#endif
