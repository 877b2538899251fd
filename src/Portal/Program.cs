using IntMan.Portal.Commands;

return await PortalCommands.RunAsync(args);
