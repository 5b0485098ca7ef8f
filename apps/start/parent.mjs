// Loaded into the server before anything else (node --import): when the launcher is killed without a chance
// to say so, the server stops cleanly instead of living on unseen with the port and the database.
const parent = process.ppid
setInterval(() => {
  if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM')
}, 1_000).unref()
