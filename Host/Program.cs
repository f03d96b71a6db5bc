using Hub.Commands;

// The host is the portal and its command line: without a command it serves.
return await CommandLine.Run(args);
