/* A disk that fills: below the folder FULL_BELOW, the FULL_AT-th write, growth or sync and all that follow within
 * FULL_FOR_MS milliseconds fail with "no space left". How many there were in all is written to FULL_COUNT at the end.
 *
 * Preloaded into the program under test, and into none of its children. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static char below[4096];
static char count_file[4096];
static long at, for_ms;
static atomic_long seen;
static atomic_long full_until;

static long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

__attribute__((constructor)) static void begin(void) {
    const char *folder = getenv("FULL_BELOW"), *count = getenv("FULL_COUNT");
    snprintf(below, sizeof below, "%s", folder ? folder : "");
    snprintf(count_file, sizeof count_file, "%s", count ? count : "");
    at = getenv("FULL_AT") ? atol(getenv("FULL_AT")) : 0;
    for_ms = getenv("FULL_FOR_MS") ? atol(getenv("FULL_FOR_MS")) : 0;
    unsetenv("LD_PRELOAD");
}

__attribute__((destructor)) static void end(void) {
    if (!*count_file) return;
    FILE *file = fopen(count_file, "w");
    if (!file) return;
    fprintf(file, "%ld", atomic_load(&seen));
    fclose(file);
}

/* Logs are written at any moment, so they would make the count another each time. The database is only written to
 * while there is room for it (ROOM in src/job/ledger.rs), since sled can hang when there is none. */
static int counts(const char *path) {
    return *below && !strncmp(path, below, strlen(below)) && !strstr(path, "/state/log") &&
           !strstr(path, "/state/ledger/");
}

static int is_full(void) {
    long number = atomic_fetch_add(&seen, 1) + 1;
    if (number == at) atomic_store(&full_until, now_ms() + for_ms);
    return now_ms() < atomic_load(&full_until);
}

static int full(int file) {
    char link[64], path[4096];
    int before = errno;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    errno = before;
    if (length < 0) return 0;
    path[length] = 0;
    if (!counts(path) || !is_full()) return 0;
    errno = ENOSPC;
    return 1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t write(int file, const void *bytes, size_t length) {
    REAL(write);
    return full(file) ? -1 : real(file, bytes, length);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
    REAL(writev);
    return full(file) ? -1 : real(file, parts, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t place) {
    REAL(pwrite64);
    return full(file) ? -1 : real(file, bytes, length, place);
}

int ftruncate64(int file, off64_t length) {
    REAL(ftruncate64);
    return full(file) ? -1 : real(file, length);
}

int fsync(int file) {
    REAL(fsync);
    return full(file) ? -1 : real(file);
}

int fdatasync(int file) {
    REAL(fdatasync);
    return full(file) ? -1 : real(file);
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    mode_t mode = 0;
    if (flags & O_CREAT) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
        if (access(path, F_OK) && counts(path) && is_full()) {
            errno = ENOSPC;
            return -1;
        }
    }
    return real(path, flags, mode);
}
