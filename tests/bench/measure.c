/* measure.c: runs a command and prints what it took: CPU seconds (user and system), peak memory in MB, seconds on the clock. Its output goes nowhere.
 *
 *     measure COMMAND ARGUMENT...  */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

int main(int argc, char **argv)
{
    struct timespec began, ended;
    struct rusage used;
    int status;
    if (argc < 2)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &began);
    pid_t child = fork();
    if (child == 0) {
        int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status))
        return 1;
    clock_gettime(CLOCK_MONOTONIC, &ended);
    printf("%.3f %.1f %.3f\n", seconds(used.ru_utime) + seconds(used.ru_stime), (double)used.ru_maxrss / 1024,
           (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9);
    return WEXITSTATUS(status);
}
