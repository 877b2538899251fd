using IntMan.Foundation.Database;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace IntMan.Portal.Infrastructure;

// Figures for the operator's monitoring, by OTLP over HTTP. None leave the portal unless an address is named. Their attributes are
// templates of addresses, statuses and names of zones: never what somebody sent, and nobody's name, address or id.
public static class Telemetry
{
    public static void AddPortalTelemetry(this WebApplicationBuilder builder)
    {
        if (builder.Configuration["Portal:Telemetry:Endpoint"] is not { Length: > 0 } text)
        {
            return;
        }

        var endpoint = EndpointOf(text);
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("intman"))
            .WithMetrics(metrics => metrics
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime")
                .AddMeter(OperationMeter.Name)
                .AddInstrumentation<OperationMeter>()
                .AddOtlpExporter(exporter => (exporter.Endpoint, exporter.Protocol) = (endpoint, OtlpExportProtocol.HttpProtobuf)));
    }

    private static Uri EndpointOf(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            throw new PortalStartRefused(
                $"Portal__Telemetry__Endpoint „{text}“ ist keine vollständige Adresse. Schreiben Sie zum Beispiel http://127.0.0.1:4318.");
        }

        return endpoint.AbsolutePath == "/" ? new Uri(endpoint, "/v1/metrics") : endpoint;
    }
}
