type Business = readonly [name: string, what: string];

const nordic: Business[] = [
  ['Aarhus Havnelogistik A/S', 'Port logistics'],
  ['Bergström Papper AB', 'Paper and packaging'],
  ['Fjordnes Shipping AS', 'Coastal shipping'],
  ['Hallingdal Timber AS', 'Sawmill and timber trade'],
  ['Kaupinmäki Oy', 'Wholesale of groceries'],
  ['Lindqvist Bryggeri AB', 'Brewery'],
  ['Møllegaard Dairy A/S', 'Dairy products'],
  ['Östergök Stål AB', 'Steel processing'],
  ['Reykholt Geothermal ehf.', 'District heating'],
  ['Skagerrak Seafood AS', 'Fish processing'],
  ['Sønderby Plast A/S', 'Plastics'],
  ['Tammerlinna Elektroniikka Oy', 'Electronics'],
  ['Vesterlund Apotek ApS', 'Chain of pharmacies'],
];

const anz: Business[] = [
  ['Bluestone Shire Council', 'Local government'],
  ['Coral Bay Marine Pty Ltd', 'Boats and marine equipment'],
  ['Ironbark Mining Services Pty Ltd', 'Services for mines'],
  ['Kauri Coast Orchards Ltd', 'Fruit growing and export'],
  ['Pohutukawa Health Trust', 'Hospitals'],
  ['Redgum Building Supplies Pty Ltd', 'Building materials'],
  ['Southern Arc Freight Pty Ltd', 'Road freight'],
  ['Tasman Ridge Dairy Co-operative', 'Dairy products'],
  ['Waipara Valley Foods Ltd', 'Food processing'],
  ['Wattle Creek Wines Pty Ltd', 'Winery'],
  ['Yarra Bend Printing Pty Ltd', 'Printing'],
];

const global: Business[] = [
  ['Altiplano Foods S.A.', 'Food import'],
  ['Bramblewood Retail plc', 'Department stores'],
  ['Castellan Insurance Group', 'Insurance'],
  ['Delacroix Parfums SARL', 'Perfumes'],
  ['Hartwell & Pryce Ltd', 'Accountancy'],
  ['Kestrel Aerospace Components Inc.', 'Aircraft parts'],
  ['Meridiano Textil S.A.', 'Textiles'],
  ['Northgate Utilities LLC', 'Water and electricity'],
  ['Osthafen Maschinenbau GmbH', 'Machinery'],
  ['Prairie Gold Cooperative', 'Grain trade'],
  ['Ravenna Ceramica S.p.A.', 'Tiles'],
  ['Sandhurst Education Trust', 'Schools'],
  ['Tidewater Medical Supply Inc.', 'Medical supplies'],
  ['Van Houten Floral B.V.', 'Flower trade'],
  ['Zephyr Wind Services Ltd', 'Maintenance of wind farms'],
];

/** Who this environment belongs to. */
export const OWN_CUSTOMER = 'Nordlys Furniture A/S';

/** The sample publisher's customers, as they are entered; the first is the one that this environment belongs to. */
export const sampleCustomers = () => {
  const others = [
    ...nordic.map(([name, what]) => ({ name, what, region: 'Nordic' })),
    ...anz.map(([name, what]) => ({ name, what, region: 'ANZ' })),
    ...global.map(([name, what]) => ({ name, what, region: 'Global' })),
  ];
  return [{ name: OWN_CUSTOMER, what: 'Furniture maker', region: 'Nordic' }, ...others].map(
    ({ name, what, region }, index) => ({
      name,
      region,
      description: `${what}.`,
      customerNumber: `C-${10_001 + index * 7}`,
    }),
  );
};
