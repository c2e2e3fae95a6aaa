// Linux's way to wait on many sockets and on a clock; Glibc's own module leaves these headers out.
#include <sys/epoll.h>
#include <sys/timerfd.h>
