"""The system calls that a process which opens a stranger's file has no need of, and their numbers.

A filter knows calls by number alone, and each kind of machine counts them in its own way: x86_64, the newer ones that
share a list (aarch64, riscv64), and 32-bit ARM.
"""

DENIED = """
# who may do what with a file
chmod 90 - 15
fchmod 91 52 94
fchmodat 268 53 333
fchmodat2 452 452 452
chown 92 - 182
fchown 93 55 95
lchown 94 - 16
fchownat 260 54 325
chown32 - - 212
fchown32 - - 207
lchown32 - - 198
setxattr 188 5 226
lsetxattr 189 6 227
fsetxattr 190 7 228
setxattrat 463 463 463
getxattr 191 8 229
lgetxattr 192 9 230
getxattrat 464 464 464
listxattr 194 11 232
llistxattr 195 12 233
listxattrat 465 465 465
removexattr 197 14 235
lremovexattr 198 15 236
fremovexattr 199 16 237
removexattrat 466 466 466
file_setattr 469 469 469
utime 132 - -
utimes 235 - 269
futimesat 261 - 326
utimensat 280 88 348
truncate 76 45 92
truncate64 - - 193
mknod 133 - 14
mknodat 259 33 324
name_to_handle_at 303 264 370
open_by_handle_at 304 265 371
# other processes, and getting out of reach
kill 62 129 37
tkill 200 130 238
tgkill 234 131 268
rt_sigqueueinfo 129 138 178
rt_tgsigqueueinfo 297 240 363
pidfd_open 434 434 434
pidfd_getfd 438 438 438
pidfd_send_signal 424 424 424
ptrace 101 117 26
process_vm_readv 310 270 376
process_vm_writev 311 271 377
process_madvise 440 440 440
kcmp 312 272 378
setsid 112 157 66
setpgid 109 154 57
fork 57 - 2
vfork 58 - 190
execve 59 221 11
execveat 322 281 387
# limits and rights
prlimit64 302 261 369
setrlimit 160 164 75
setpriority 141 140 97
ioprio_set 251 30 314
sched_setscheduler 144 119 156
sched_setparam 142 118 154
sched_setattr 314 274 380
prctl 157 167 172
setuid 105 146 23
setgid 106 144 46
setreuid 113 145 70
setregid 114 143 71
setresuid 117 147 164
setresgid 119 149 170
setgroups 116 159 81
setfsuid 122 151 138
setfsgid 123 152 139
setuid32 - - 213
setgid32 - - 214
setreuid32 - - 203
setregid32 - - 204
setresuid32 - - 208
setresgid32 - - 210
setgroups32 - - 206
setfsuid32 - - 215
setfsgid32 - - 216
capset 126 91 185
personality 135 92 136
# another view of the machine
unshare 272 97 337
setns 308 268 375
mount 165 40 21
umount2 166 39 52
pivot_root 155 41 218
chroot 161 51 61
fsopen 430 430 430
fsconfig 431 431 431
fsmount 432 432 432
fspick 433 433 433
move_mount 429 429 429
open_tree 428 428 428
open_tree_attr 467 467 467
mount_setattr 442 442 442
# talking to anybody
socket 41 198 281
socketpair 53 199 288
bind 49 200 282
connect 42 203 283
listen 50 201 284
accept 43 202 285
accept4 288 242 366
sendmsg 46 211 296
sendmmsg 307 269 374
recvmsg 47 212 297
recvmmsg 299 243 365
mq_open 240 180 274
shmget 29 194 307
shmat 30 196 305
semget 64 190 299
msgget 68 186 303
memfd_create 319 279 385
memfd_secret 447 447 447
inotify_init 253 - 316
inotify_init1 294 26 360
fanotify_init 300 262 367
# the kernel itself
bpf 321 280 386
perf_event_open 298 241 364
userfaultfd 323 282 388
keyctl 250 219 311
add_key 248 217 309
request_key 249 218 310
init_module 175 105 128
finit_module 313 273 379
delete_module 176 106 129
kexec_load 246 104 347
kexec_file_load 320 294 401
reboot 169 142 88
swapon 167 224 87
swapoff 168 225 115
syslog 103 116 103
acct 163 89 51
quotactl 179 60 131
quotactl_fd 443 443 443
iopl 172 - -
ioperm 173 - -
io_setup 206 0 243
io_submit 209 2 246
io_uring_setup 425 425 425
io_uring_enter 426 426 426
io_uring_register 427 427 427
sethostname 170 161 74
setdomainname 171 162 121
settimeofday 164 170 79
clock_settime 227 112 262
adjtimex 159 171 124
clock_adjtime 305 266 372
"""
COLUMNS = {"x86_64": 1, "aarch64": 2, "riscv64": 2, "armv7l": 3, "armv8l": 3}
KINDS = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7, "riscv64": 0xC00000F3, "armv7l": 0x40000028, "armv8l": 0x40000028}
"""How the kernel names a kind of machine to a filter."""

CLONE = {"x86_64": 56, "aarch64": 220, "riscv64": 220, "armv7l": 120, "armv8l": 120}
"""Makes a thread, or a process: only the first is allowed."""

CLONE3 = 435
"""The same, with what it makes where no filter can look: told to be missing, so that the old one is asked for."""


def denied(machine: str) -> dict[str, int]:
    """The calls by name, for one of the machines that are known."""
    rows = [row.split() for row in DENIED.strip().splitlines() if not row.startswith("#")]
    return {row[0]: int(row[COLUMNS[machine]]) for row in rows if row[COLUMNS[machine]] != "-"}
